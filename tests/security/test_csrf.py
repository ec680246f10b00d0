"""Forms that another site makes a reader's browser send."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from qa.posts.models import Draft, Post
from qa.posts.services.commenting import add_comment
from qa.votes.models import Vote
from tests.factories import BODY, answer, member, question

pytestmark = pytest.mark.django_db
OWN_TOKEN = {
    "notifications:guest-confirm",
    "notifications:guest-forget",
    "notifications:member-stop",
}  # signed, in the address
SAFE_ONLY = {"media"}


@pytest.fixture
def reader() -> Client:
    client = Client(enforce_csrf_checks=True)
    client.user = member("ada", points=5000, staff=True)
    client.force_login(client.user)
    return client


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "null"}, {"origin": "https://evil.example"}, {"hx-request": "true"}]
)
def test_nothing_happens_without_our_token(reader, headers):
    asked = question()
    given, mine = answer(to=asked), question(by=reader.user)
    comment = add_comment(post=asked, by=reader.user, body="A comment that stays as it is.")
    sent = {
        "kind": "up",
        "body": BODY + " Changed.",
        "title": "A title that is long enough",
        "tags": "sleep",
        "category": "everyday",
        "base": "",
        "reason": "off-topic",
        "purpose": "ask",
        "name": "anonymous",
        "password": "correct-horse-7",
        "display_name": "Eve",
    }
    paths = [f"/posts/{given.pk}/{act}" for act in ("vote", "comments", "edit", "delete", "restore")]
    paths += [
        f"/posts/{answer(to=mine).pk}/accept",
        f"/questions/{asked.pk}/answer",
        f"/comments/{comment.pk}/edit",
        f"/comments/{comment.pk}/delete",
    ]
    paths += [
        "/posts/draft",
        "/posts/preview",
        "/posts/upload",
        "/questions/ask",
        "/accounts/settings",
        "/accounts/leave",
        "/accounts/export",
    ]
    paths += [f"/moderation/posts/{asked.pk}/{act}" for act in ("close", "hide", "lock")]
    paths += [
        "/accounts/logout/",
        "/accounts/email/",
        "/accounts/password/change/",
        f"/admin/posts/question/{asked.pk}/act/close/",
    ]
    before = Post.objects.count()
    for path in paths:
        assert reader.post(path, sent, headers=headers).status_code == 403, path
    assert (Post.objects.count(), Vote.objects.count(), Draft.objects.count()) == (before, 0, 0)
    asked.refresh_from_db()
    assert asked.is_public
    assert not asked.is_closed
    assert (
        Client(enforce_csrf_checks=True)
        .post("/accounts/login/", {"login": "ada", "password": "correct-horse-7"})
        .status_code
        == 403
    )


def test_only_known_views_are_exempt():
    def views(patterns, space=""):
        for entry in patterns:
            if isinstance(entry, URLPattern):
                yield space + (entry.name or str(entry.pattern)), entry.callback
            else:
                yield from views(entry.url_patterns, f"{entry.namespace}:" if entry.namespace else space)

    exempt = {name for name, view in views(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)}
    assert exempt == OWN_TOKEN | {"posts:answer"}


@pytest.mark.parametrize("origin", ["null", "https://evil.example"])
@pytest.mark.parametrize(
    "path", ["/accounts/settings", "/accounts/leave", "/questions/ask", "/moderation/posts/1/hide"]
)
def test_another_sites_form_is_not_offered_again_with_our_token(reader, path, origin):
    """Else one click on our own page would send what the other site has filled in."""
    response = reader.post(path, {"about": "Planted words", "reason": "Planted words"}, headers={"origin": origin})
    assert response.status_code == 403
    assert "Planted words" not in response.text


def test_a_password_is_never_given_back(reader):
    response = reader.post(
        "/accounts/password/change/", {"oldpassword": "Geheimnis-1", "password1": "Geheimnis-2", "about": "kept"}
    )
    assert response.status_code == 403
    assert "Geheimnis" not in response.text
