"""What is not public is nowhere: neither its text nor its title nor its number's existence."""

import json

import pytest
from django.test import Client

from qa.posts.models import CloseReason, Comment, Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question
from qa.posts.services.commenting import add_comment, delete_comment
from qa.posts.services.concealing import approve_post, delete_post, reject_post
from qa.posts.services.publishing import withdraw
from qa.posts.services.states import hold
from qa.posts.services.writing import Guest
from qa.votes.services import cast_vote
from tests.factories import BODY, answer, category, member, question

pytestmark = pytest.mark.django_db
SECRET = "Quagga"  # stands in every text that must not be read
EMAIL = "zebra@guests.example"
LISTS = (
    "/",
    "/questions",
    "/questions?sort=newest",
    "/questions?sort=votes",
    "/questions?sort=unanswered",
    "/questions/tagged/calm",
    "/tags",
    "/tags?tab=new",
    "/tags/suggest?q=ca",
    "/tags/calm/info",
    "/categories",
    "/categories/hall",
    "/users",
    "/search?q=quagga",
    "/search?q=quagga&tab=newest",
    "/search?q=quagga%20[calm]",
    "/feeds/questions",
    "/sitemap.xml",
    "/sitemap-questions.xml",
)


def conceal(post, how: str, moderator) -> None:
    if how == "deleted":
        delete_post(post=post, by=moderator, reason="No.")
        return
    hold(post)
    withdraw(post, by=None)
    if how == "rejected":
        reject_post(post=post, by=moderator)


@pytest.fixture(params=["held", "rejected", "deleted"])
def hidden(request) -> Post:
    """A question that was public for a while, with answer, comment, vote and acceptance, and is hidden now."""
    moderator, asker = member(staff=True), member("asker")
    hidden = question(
        by=asker,
        title=f"{SECRET}: what would you do in my place?",
        body=f"{SECRET} {BODY}",
        tags=["calm"],
        category=category("hall"),
    )
    given = answer(to=hidden, by=member("helper"), body=f"{SECRET} {BODY}")
    add_comment(post=given, by=moderator, body=f"{SECRET} is what I would say.")
    accept_answer(answer=given, by=asker)
    cast_vote(post=hidden, by=moderator, kind="up")
    near = question(title="What would you do in my place?", tags=["calm"], category=category("hall"))
    close_question(question=near, by=moderator, reason=CloseReason.objects.get(slug="duplicate"), duplicate_of=hidden)
    conceal(hidden, request.param, moderator)
    return hidden


def readers() -> list[Client]:
    visitor, stranger = Client(), Client()
    stranger.force_login(member(points=5000))
    return [visitor, stranger]


def addresses_of(post: Post) -> list[str]:
    pk = post.pk
    thread = (
        [f"/q/{pk}", f"/q/{pk}/1", f"/questions/{pk}", f"/questions/{pk}/wrong", f"/questions/{pk}/answer/form"]
        if post.is_question
        else []
    )
    return [
        *thread,
        f"/a/{pk}",
        f"/a/{pk}/1",
        *(f"/posts/{pk}/{end}" for end in ("edit", "revisions", "comments", "thanks")),
    ]


def test_a_hidden_question_is_nowhere(hidden):
    given = hidden.answers.get()
    comment = Comment.objects.get()
    addresses = [
        *addresses_of(hidden),
        *addresses_of(given),
        f"/questions/{hidden.pk}/x/{given.pk}",
        f"/comments/{comment.pk}/edit",
    ]
    people = [
        f"/users/{who.pk}/{who.slug}?tab={tab}"
        for who in (hidden.author, given.author)
        for tab in ("profile", "activity", "questions", "answers", "reputation")
    ]
    near = Post.objects.questions().exclude(pk=hidden.pk).get()
    for reader in readers():
        for address in addresses:
            response = reader.get(address)
            assert response.status_code == 404, address
            assert SECRET.lower() not in (response.text + response.get("Location", "")).lower(), address
        for page in (*LISTS, *people, near.get_absolute_url()):
            response = reader.get(page, follow=True)
            assert response.status_code == 200, page
            shown = response.text.replace("quagga", "")  # the word that was searched for, as it was typed
            assert SECRET not in shown, page
            assert "quagga-what-would" not in response.text, page


@pytest.mark.parametrize(
    "address",
    [
        "/posts/{0}/vote",
        "/posts/{0}/comments",
        "/posts/{0}/accept",
        "/posts/{0}/edit",
        "/posts/{0}/delete",
        "/posts/{0}/restore",
        "/questions/{0}/answer",
        *(f"/moderation/posts/{{0}}/{act}" for act in ("hide", "restore", "close", "approve", "lock")),
    ],
)
def test_nothing_can_be_done_to_what_one_cannot_see(hidden, address):
    sent = {"kind": "up", "body": BODY, "base": "", "reason": "x", "purpose": "edit", "post": hidden.pk}
    for reader in readers():
        for post in (hidden, hidden.answers.get()):
            response = reader.post(address.format(post.pk), sent)
            assert response.status_code in (403, 404), address
            assert SECRET not in response.text
    assert readers()[1].post("/posts/draft", sent).status_code == 404


def test_a_hidden_original_is_not_named_under_its_duplicate(hidden):
    near = Post.objects.questions().exclude(pk=hidden.pk).get()
    assert SECRET not in Client().get(near.get_absolute_url()).text


def test_a_deleted_comment_is_gone_for_others_and_from_exports():
    asked, moderator, author = question(), member(staff=True), member(points=500)
    comment = add_comment(post=asked, by=author, body=f"{SECRET} is all that I can say.")
    delete_comment(comment=comment, by=moderator)
    pages = (
        asked.get_absolute_url(),
        f"/posts/{asked.pk}/comments",
        f"/users/{author.pk}/{author.slug}?tab=activity",
        "/search?q=quagga",
    )
    for reader in readers():
        for page in pages:
            assert SECRET not in reader.get(page).text, page
        assert reader.get(f"/comments/{comment.pk}/edit").status_code == 404


def test_a_guests_address_is_shown_to_nobody_but_the_mailer():
    given = answer(to=question(), guest=Guest("Ada", EMAIL, "key"), network="n")
    moderator = member(staff=True)
    approve_post(post=given, by=moderator)
    client = Client()
    client.force_login(moderator)
    pages = [
        given.parent.get_absolute_url(),
        f"/posts/{given.pk}/revisions",
        f"/posts/{given.pk}/edit",
        f"/admin/posts/answer/{given.pk}/change/",
        "/admin/posts/answer/",
        "/admin/moderation/heldpost/",
        "/admin/moderation/logentry/",
        "/feeds/questions",
        "/accounts/export",
    ]
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200, page
        assert EMAIL not in response.text, page
    assert EMAIL not in json.dumps(client.get("/accounts/export").json())


def test_nobody_seems_to_edit_what_they_may_not_edit():
    client, asked = Client(), question()
    client.force_login(member(points=1))
    sent = {"purpose": "edit", "post": asked.pk, "body": BODY}
    assert client.post("/posts/draft", sent).status_code == 403
    assert Client().get(f"/questions/{asked.pk}/live.json").json()["editing"] == {}
