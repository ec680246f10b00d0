"""What is left of a reply: the new words, without what they answer and without a signature."""
# ruff: noqa: E501 - mails have long lines

import pytest

from qa.notifications.services.quoting import own_words

WORDS = "Thank you, that helps me a lot."
REPLIES = {
    "plain": WORDS,
    "gmail": f"{WORDS}\n\nOn Mon, Nov 23, 2026 at 10:00 AM Askwell <forum@localhost>\nwrote:\n\n> Hello ida,\n>\n> Noor answered\n",
    "gmail in German": f"{WORDS}\n\nAm Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Askwell <\nforum@localhost>:\n\n> Hello\n>\n> Noor\n",
    "gmail in Italian": f"{WORDS}\n\nIl giorno lun 23 nov 2026 alle ore 10:00 Askwell <forum@localhost> ha scritto:\n\n> Hello\n> a\n> b\n",
    "outlook": f"{WORDS}\r\n\r\n________________________________\r\nFrom: Askwell <forum@localhost>\r\nSent: Monday, November 23, 2026 10:00\r\nTo: Ida <ida@example.org>\r\nSubject: [Askwell] x\r\n\r\nHello ida,\r\nNoor",
    "outlook on a desk": f"{WORDS}\n\nFrom: Askwell <forum@localhost>\nSent: Monday, November 23, 2026 10:00\nTo: Ida <ida@example.org>\nSubject: [Askwell] x\n\nHello ida,\nNoor",
    "thunderbird": f"{WORDS}\n\nOn 23/11/2026 10:00, Askwell wrote:\n> Hello ida,\n>\n> Noor answered\n> a\n",
    "below the quote": f"On 23/11/2026 10:00, Askwell wrote:\n> Hello ida,\n>\n> Noor answered\n> a\n\n{WORDS}\n",
    "a telephone": f"{WORDS}\n\nSent from my iPhone\n\n> On 23 Nov 2026, at 10:00, Askwell <forum@localhost> wrote:\n> \n> \ufeffHello ida,\n",
    "a telephone in German": f"{WORDS}\n\nVon meinem iPhone gesendet\n\n> Am 23.11.2026 um 10:00 schrieb Askwell <forum@localhost>:\n> \n> Hello\n",
    "a signature": f"{WORDS}\n\n-- \nIda Example\nTel. 123\n\nOn 23/11/2026 10:00, Askwell wrote:\n> Hello ida,\n>\n> a\n",
    "French": f"{WORDS}\n\nLe lun. 23 nov. 2026 à 10:00, Askwell <forum@localhost> a écrit :\n\n> Hello\n> a\n> b\n",
}  # fmt: skip
PAGES = {
    "gmail": f'<div dir="ltr">{WORDS}</div><br><div class="gmail_quote"><div dir="ltr">On Mon, Askwell wrote:<br></div><blockquote>Hello ida</blockquote></div>',
    "paragraphs": f"<html><head><style>p {{}}</style></head><body><p>{WORDS}</p></body></html>",
    "apple": f"<body>{WORDS}<br><div><br><blockquote type=cite>On 23 Nov, Askwell wrote:<br>Hello</blockquote></div></body>",
}  # fmt: skip


@pytest.mark.parametrize("name", REPLIES)
def test_the_plain_part_is_cut_to_the_new_words(name):
    assert own_words(REPLIES[name]) == WORDS


@pytest.mark.parametrize("name", PAGES)
def test_without_a_plain_part_the_page_is_read(name):
    assert own_words("", PAGES[name]) == WORDS


def test_paragraphs_stay_and_html_is_only_text():
    assert own_words("One.\n\nTwo <b>words</b>.") == "One.\n\nTwo <b>words</b>."
    assert own_words(None, "<p>One &lt;b&gt;.</p><p>Two</p><script>bad()</script>") == "One <b>.\nTwo"


def test_what_stands_between_quotes_stays_with_them():
    text = "> Do you sleep well?\n\nYes I do, thanks.\n\n> And eat?\n\nNot so much."
    assert own_words(text) == text


@pytest.mark.parametrize(
    "text", ["", "   \n", None, "On 23/11/2026 10:00, Askwell wrote:\n> Hello ida,\n>\n> a\n> b\n"]
)
def test_nothing_new_is_nothing(text):
    assert own_words(text) == ""


@pytest.mark.parametrize(
    "text", ["> " * 100_000, "\n".join(["On " * 500] * 500), "a" * 1_000_000, "<blockquote>" * 20_000]
)
def test_long_nonsense_takes_no_time(text):
    assert len(own_words(text)) <= 20_000
    assert len(own_words("", text)) <= 20_000
