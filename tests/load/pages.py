"""What is measured: for each name of the contract the requests that each connection sends."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.test import Client

from accounts.models import User
from qa.posts import limits
from qa.posts.addresses import question_url
from qa.posts.models import Post
from qa.site.models import SiteSettings
from qa.site.models.settings import Ladder
from qa.tags.models import Category
from tests.load import words
from tests.load.client import HOST
from tests.load.populate import FIRST_READER, READERS

TOKEN = "b" * 32  # any 32 letters are a token when cookie and header agree
READER, MACHINE = "Mozilla/5.0 (benchmark)", "Mozilla/5.0 (benchmark; bot)"
TURNS = {1: 1600, 8: 600, 64: 120}  # requests that are ready for each connection


@dataclass(frozen=True)
class Page:
    """`path(connection, turn)` and for a POST `data(connection, turn)`; `status` is what must come back."""

    name: str
    path: Callable[[int, int], str]
    data: Callable[[int, int], dict] | None = None
    member: bool = False
    htmx: bool = False
    etag: bool = False
    status: int = 200

    @property
    def method(self) -> str:
        return "POST" if self.data else "GET"


class Site:
    """The populated forum, its limits out of the way, its readers logged in."""

    def __init__(self) -> None:
        groups = (limits.MEMBER, limits.NEWCOMER, limits.NETWORK)
        rows = [row for group in groups for act in group.values() for row in act]
        SiteSettings.objects.filter(pk=1).update(
            ladder=Ladder.PRIVATE, votes_per_day=1_000_000, one_answer_per_member=False,
            custom_limits={row.name: [1_000_000_000, 60] for row in rows},
        )  # fmt: skip
        self.questions = dict(Post.objects.filter(kind=1).order_by("pk").values_list("pk", "title"))
        self.posts = list(Post.objects.filter(kind__in=[1, 2]).order_by("pk").values_list("pk", flat=True))
        self.category = Category.objects.order_by("-pk").first().slug
        self.sessions = [session_of(User.objects.get(pk=FIRST_READER + n)) for n in range(READERS)]

    def thread(self, number: int) -> str:
        """The address of the `number`th question, the first again after the last."""
        pk = number % len(self.questions) + 1
        return question_url(pk, self.questions[pk])

    def post(self, connection: int, turn: int) -> int:
        """A post that this connection has not met in an earlier turn."""
        return self.posts[(connection * 997 + turn) % len(self.posts)]


def pages(site: Site) -> list[Page]:
    """In the order of measuring: reading first, since writing changes what is read."""
    thread, tag = site.thread(0), f"/questions/tagged/{words.TAGS[0]}"

    def other_thread(c: int, n: int) -> str:
        return site.thread(1 + c * 131 + n)

    def other_list(c: int, n: int) -> str:
        return f"/questions?page={(c * 13 + n) % 20 + 1}"

    def vote_at(c: int, n: int) -> str:
        return f"/posts/{site.post(c, n)}/vote"

    def comment_at(c: int, n: int) -> str:
        return f"/posts/{site.post(c, n)}/comments"

    def answer_at(c: int, n: int) -> str:
        return f"/questions/{(c * 31 + n) % len(site.questions) + 1}/answer"

    def comment(c: int, n: int) -> dict:
        return {"body": f"Thank you, that is a thought I had not had, number {c} {n}."}

    def answer(c: int, n: int) -> dict:
        return {"body": f"Begin with something small that you both like; it worked for us, number {c} {n}."}

    def ask(c: int, n: int) -> dict:
        title = f"How do you say no without hurting, case {c} {n}?"
        return {"title": title, "body": answer(c, n)["body"], "tags": words.TAGS[n % 40], "category": site.category}

    return [
        Page("thread_visitor_warm", lambda c, n: thread),
        Page("thread_visitor_cold", other_thread),
        Page("thread_visitor_304", lambda c, n: thread, etag=True, status=304),
        Page("thread_member", lambda c, n: thread, member=True),
        Page("list_visitor_warm", lambda c, n: "/questions"),
        Page("list_visitor_cold", other_list),
        Page("list_visitor_304", lambda c, n: "/questions", etag=True, status=304),
        Page("list_member", lambda c, n: "/questions", member=True),
        Page("tag_visitor", lambda c, n: tag),
        Page("search_rare", lambda c, n: f"/search?q={words.RARE}"),
        Page("search_common", lambda c, n: f"/search?q={quote(words.COMMON)}"),
        Page("vote", vote_at, lambda c, n: {"kind": "up"}, member=True, htmx=True),
        Page("comment", comment_at, comment, member=True, status=303),
        Page("answer", answer_at, answer, member=True, status=303),
        Page("ask", lambda c, n: "/questions/ask", ask, member=True, status=303),
    ]  # fmt: skip


def scripts(page: Page, site: Site, connections: int, *, start: int = 0, etag: str = "") -> list[list[bytes]]:
    """For each connection its requests, beginning with turn `start`; one is enough where all turns are alike."""
    turns = TURNS[connections] if page.data or page.path(0, 0) != page.path(0, 1) else 1
    return [[request(page, site, c, start + n, etag) for n in range(turns)] for c in range(connections)]


def request(page: Page, site: Site, connection: int, turn: int, etag: str = "", encodings: str = "gzip, br") -> bytes:
    """The bytes of one request. Each connection comes from a network of its own, as readers do."""
    agent = MACHINE if page.etag else READER  # machines' visits do not count as views, so the page stays the same
    lines = [f"{page.method} {page.path(connection, turn)} HTTP/1.1", f"Host: {HOST}", f"User-Agent: {agent}"]
    lines += ["Accept: text/html", f"X-Forwarded-For: 10.1.{connection}.7"]
    lines += [f"Accept-Encoding: {encodings}"] if encodings else []
    lines += [f"If-None-Match: {etag}"] if etag else []
    if page.member:
        lines.append(f"Cookie: sessionid={site.sessions[connection]}; csrftoken={TOKEN}")
    body = b""
    if page.data:
        body = urlencode(page.data(connection, turn)).encode()
        lines += [f"X-CSRFToken: {TOKEN}", "Content-Type: application/x-www-form-urlencoded"]
        lines += [f"Content-Length: {len(body)}", *(["HX-Request: true"] if page.htmx else [])]
    return "\r\n".join([*lines, "", ""]).encode() + body


def session_of(member) -> str:
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["sessionid"].value
