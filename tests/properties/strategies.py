"""What unusual browsers, broken programs and curious people send."""
# ruff: noqa: E501 - tables of cases read better in one line each

from hypothesis import strategies as st

from qa.posts.services.editing import base_of

NASTY = [
    "", " ", "\x00", "a\x00b", "\u0661\u0662", "１２", "²", "-1", "0", "1e9", "9" * 30, "9" * 5000, "NaN", "null", "[]", "{}",
    "<script>alert(1)</script>", "'; DROP TABLE posts_post; --", "%", "%s", "%00", "{{ 7|add:7 }}", "\u202eabc", "\ufeff",
    "\U0010ffff", "e\u0301" * 40, "\u0301" * 200, "👩‍👩‍👧‍👦" * 30, "+++", "c++", "../../etc/passwd", "\r\nSet-Cookie: a=b", "x" * 5000,
    "\x1f\x7f\x85", "\ufffe\uffff", "word " * 300, "[a](javascript:x)", ">" * 400, "`" * 400, "|a|\n|-|\n" * 40, "$" * 300,
]  # fmt: skip
text = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))

# As they stand in an address, already escaped where they must be.
SEGMENTS = [
    "0", "-1", "9223372036854775807", "9223372036854775808", "9" * 40, "9" * 5000, "%EF%BC%91%EF%BC%92", "%C2%B2", "abc", "1.5",
    "%00", "a%00b", "%ff", "%e2%80", "%ed%a0%80", "%201", "1%0a", "%0d%0a", "..", "%2e%2e", "x" * 3000, "%2b%2b%2b", "+++", "a+b+c",
    "%2F", "%25", "%3Cb%3E", "+".join("abcdefghij" * 9), "%F0%9F%8C%B1", "%E2%80%AE", "--", "1e5", "None", "%5c..%5c",
]  # fmt: skip
segment = st.sampled_from(SEGMENTS)

NAMES = (
    "page", "pagesize", "sort", "after", "q", "tab", "answers", "tags", "title", "category", "next", "v", "p", "body", "undo",
)  # fmt: skip
QUERIES = [
    "page=%ff", "page", "&&&=", "page=1&page=2", "%00=1", "page=%00", "=", "a" * 8000, "page=%E2%80", "q=%ed%a0%80", "after=_",
    "after=2020-01-01T00:00:00_1", "after=2020-01-01T00:00:00%2B00:00_1", "after=0001-01-01T00:00:00%2B23:59_1",
    "after=9999-12-31T23:59:59-23:59_99999999999999999999", "sort=votes&after=99999999999_1", "sort=votes&after=-5_1",
    "sort=newest&after=%EF%BC%91_%EF%BC%92", "page=1000001", "page=200", "q=" + "a%20" * 2000, "q=%22", "q=((((", "q=%5Bc%2B%2B%5D",
    "q=-", "q=%00", "q=!%26|", "pagesize=15&pagesize=x", "tags=%00&category=%00&title=%00", "next=//evil.example", "p=x", "e=1",
    "&".join(f"a{n}=1" for n in range(1200)),
]  # fmt: skip
query = st.one_of(st.sampled_from(QUERIES), st.dictionaries(st.sampled_from(NAMES), text, max_size=4))

FIELDS = (
    "title", "body", "tags", "category", "summary", "base", "guest_name", "guest_email", "website", "stamp", "kind", "reason", "note",
    "until", "duplicate_of", "purpose", "post", "undo", "next", "login", "password", "email", "username", "password1", "display_name",
    "about", "location", "name", "action", "again", "csrfmiddlewaretoken",
)  # fmt: skip
LIKELY = {
    "kind": ["up", "down", "none"], "purpose": ["ask", "answer", "edit"], "reason": ["off-topic", "duplicate", "²"], "post": ["1", "²"],
    "category": ["everyday", "1", "²"], "tags": ["sleep", "sleep c++", "new-tag"], "name": ["keep", "x"], "duplicate_of": ["1", "#1"],
    "title": ["A title that is quite long enough"], "body": ["A text that is long enough for what is asked here."],
    "until": ["2999-01-01", "0001-01-01", "9999-12-31"], "guest_email": ["ada@guests.example"],
}  # fmt: skip


@st.composite
def fields(draw) -> dict:
    """A form: some fields missing, some twice, some that no form has, some with what they want."""
    chosen = draw(st.lists(st.sampled_from([*FIELDS, "nonsense", "\x00", "é"]), unique=True, max_size=9))
    form = {}
    for name in chosen:
        value = st.one_of(st.sampled_from(LIKELY[name]), text) if name in LIKELY else text
        form[name] = draw(st.one_of(value, value, st.lists(text, min_size=2, max_size=3)))
    return form


# Forms as they should be, for one field at a time to be odd: address, fields.
HARD = ["a\x00b", "²", "１２", "-1", "9" * 5000, "x" * 300, "\ufffe\uffff\x85\U0010ffff\u0301"]
TEXT = "A text that is quite long enough for what is asked here."
QUESTION = {"title": "A title that is quite long enough", "body": TEXT, "tags": "sleep", "category": "everyday"}
GOOD = {
    "ask": ("/questions/ask", QUESTION),
    "answer": ("/questions/{w.question.pk}/answer", {"body": TEXT}),
    "comment": ("/posts/{w.question.pk}/comments", {"body": TEXT}),
    "edit a comment": ("/comments/{w.comment.pk}/edit", {"body": TEXT}),
    "edit": ("/posts/{w.question.pk}/edit", lambda w: QUESTION | {"summary": "x", "base": base_of(w.question)}),
    "draft of a question": ("/posts/draft", QUESTION | {"purpose": "ask"}),
    "draft of an answer": ("/posts/draft", lambda w: {"purpose": "answer", "body": TEXT, "post": w.question.pk}),
    "preview": ("/posts/preview", {"body": TEXT}),
    "close": ("/moderation/posts/{w.question.pk}/close", lambda w: {"reason": "off-topic", "note": "x", "duplicate_of": w.closed.pk, "next": "/"}),
    "lock": ("/moderation/posts/{w.question.pk}/lock", {"reason": "Heated.", "until": "2999-01-01"}),
    "hide": ("/moderation/posts/{w.question.pk}/hide", {"reason": "x"}),
    "reject": ("/moderation/posts/{w.held.pk}/reject", {"reason": "x"}),
    "delete": ("/posts/{w.question.pk}/delete", {"reason": "x"}),
    "restore": ("/posts/{w.deleted.pk}/restore", {"reason": "x"}),
    "vote": ("/posts/{w.question.pk}/vote", {"kind": "up"}),
    "settings": ("/accounts/settings", {"display_name": "Ada", "about": TEXT, "location": "x", "website": "https://example.org"}),
    "sign up": ("/accounts/signup/", {"username": "newcomer", "email": "new@example.org", "password1": "correct-horse-9"}),
}  # fmt: skip

URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
BODIES = [
    (b"", URLENCODED), (b"body=%ff&title=%00", URLENCODED), (b"\xff\xfe\x00", URLENCODED), (b"a=1", f"{URLENCODED}; charset=nonsense"),
    (b"body=x", f"{URLENCODED}; charset=utf-16"), (b"body=x", f"{URLENCODED}; charset=idna"),
    (b"&".join(b"a%d=1" % n for n in range(1500)), URLENCODED), (b"body=" + b"x" * 3_000_000, URLENCODED),
    (b"", MULTIPART), (b"nonsense", f"{MULTIPART}; boundary=x"), (b"--x\r\n", f"{MULTIPART}; boundary=x"), (b"--x", f"{MULTIPART}; boundary="),
    (b"--x\r\nContent-Disposition: form-data; name=body\r\n\r\nunfinished", f"{MULTIPART}; boundary=x"),
    (b"--x\r\nContent-Disposition: form-data; name=file; filename=\"../../a\x00.png\"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--x--\r\n",
     f"{MULTIPART}; boundary=x"),
    (b"--x\r\nContent-Disposition: form-data; name=body\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--x--\r\n", f"{MULTIPART}; boundary=x"),
    (b"--x\r\nContent-Disposition: form-data; name=\"body\"\r\n\r\n\xff\xfe\r\n--x--\r\n", f"{MULTIPART}; boundary=x; charset=utf-7"),
    (b"a", f"{MULTIPART}; boundary=" + "x" * 300), ("ü".encode(), f"{MULTIPART}; boundary=é"),
    (b"{\"body\": 1}", "application/json"), (b"{", "application/json"), (b"<a/>", "text/xml"), (b"x", "nonsense"), (b"x", ""), (b"x", ";;;"),
]  # fmt: skip
HEADERS = [
    {"host": "evil.example"}, {"host": "a..b"}, {"host": "\xff"}, {"hx-request": "true", "hx-current-url": "http://[::1"},
    {"hx-request": "true", "hx-current-url": "%ff", "hx-current-url-uri-autoencoded": "true"}, {"hx-request": "true", "hx-boosted": "true"},
    {"hx-request": "true", "hx-trigger-name": "\x00"}, {"x-forwarded-for": "nonsense, ::1"}, {"cookie": "sessionid=%00; guest_key=x; csrftoken=\x00"},
    {"cookie": "guest_key=a:b:c; messages=[[; a=" + "x" * 4000}, {"cookie": "guest_key=\xff:1:\xff"}, {"if-none-match": "\"\"\""},
    {"if-modified-since": "yesterday"}, {"if-modified-since": "Thu, 01 Jan 99999999 00:00:00 GMT"}, {"range": "bytes=5-1"},
    {"accept-language": "x" * 600}, {"accept-encoding": "gzip;q=x"}, {"origin": "null"}, {"origin": "http://[", "referer": "http://["},
    {"user-agent": "\xff"}, {"accept": "nonsense"}, {"sec-purpose": "prefetch"},
]  # fmt: skip
