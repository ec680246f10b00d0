"""Pages for readers without an account: alike for all of them to the last byte, without cookie and token."""
# ruff: noqa: E501 - tables of cases read better in one line each

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from qa.posts.services.commenting import add_comment
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
PUBLIC = (
    "/", "/questions", "/questions?sort=newest", "/questions?sort=unanswered", "/questions/tagged/sleep", "/tags", "/tags/sleep/info",
    "/questions?sort=bountied", "/leaderboards", "/leaderboards?period=year&tag=sleep", "/tags/sleep/topusers",
    "/categories", "/categories/everyday", "/users", "{user}", "{user}?tab=activity", "{user}?tab=reputation", "{thread}",
    "{thread}?answers=newest", "/posts/{post}/revisions", "/posts/{post}/comments", "/search?q=calm", "/search", "/help",
    "/help/formatting", "/help/in-crisis", "/help/privileges", "/help/privileges/vote-up", "/about", "/privacy", "/terms", "/theme.css",
    "/robots.txt", "/opensearch.xml", "/feeds/questions", "/sitemap.xml", "/sitemap-questions.xml", "/users/1/avatar.svg", "/nothing/here",
)  # fmt: skip


@pytest.fixture
def places() -> dict:
    asker = member("ada", points=30)
    asked = question(by=asker, title="How do you keep calm before a hard talk?")
    answer(to=asked)
    add_comment(post=asked, by=asker, body="I forgot to say: it is about my sister.")
    return {"user": asker.get_absolute_url(), "thread": asked.get_absolute_url(), "post": asked.pk}


@pytest.mark.parametrize("path", PUBLIC)
def test_every_visitor_gets_the_same_bytes_without_cookie_or_token(places, path):
    one, other = Client(REMOTE_ADDR="203.0.113.5"), Client(REMOTE_ADDR="2001:db8::1")
    path = path.format(**places)
    answers = [
        one.get(path, headers={"user-agent": "Firefox", "accept-language": "de"}),
        other.get(path, headers={"user-agent": "SomeBot/1.0"}),
        one.get(path, headers={"referer": "http://testserver/questions"}),
    ]
    first = answers[0]
    assert first.status_code == (404 if "nothing" in path else 200)
    for response in answers:
        assert response.content == first.content
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in response.text
        assert "X-CSRFToken" not in response.text
    assert not one.cookies


@pytest.mark.parametrize("path", PUBLIC)
def test_a_visitor_costs_no_session(places, path):
    Client().get(path.format(**places))
    assert not Session.objects.exists()


@pytest.mark.parametrize("path", PUBLIC)
def test_HEAD_is_GET_without_its_body(client, places, path):
    path = path.format(**places)
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.get("Content-Type") == get.get("Content-Type")


@pytest.mark.parametrize(
    "path",
    [
        "/questions/",
        "/tags/",
        "/users/",
        "/search/?q=calm",
        "/help/",
        "/categories/everyday/",
        "/questions/tagged/c%2B%2B/",
    ],
)
def test_a_slash_at_the_end_is_a_permanent_redirect(client, path):
    response = client.get(path)
    assert response.status_code == 301
    without, _mark, query = path.partition("?")
    expected = without.rstrip("/") + (f"?{query}" if query else "")
    assert response["Location"].replace("c++", "c%2B%2B") == expected


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example//", "/%2F%2Fevil.example/", "/\\evil.example/"])
def test_a_redirect_stays_here(client, path):
    location = client.get(path).get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


def test_the_same_page_again_is_304(client, places):
    first = client.get(places["thread"])
    assert client.get(places["thread"], headers={"if-none-match": first["ETag"]}).status_code == 304
