"""A member whose account is paused reads, exports and leaves, and does nothing else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.services.suspending import suspend
from qa.posts.models import Comment, Draft, Post, Revision
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.votes.models import Vote
from qa.votes.services import cast_vote
from tests.factories import BODY, answer, category, member, question, tag

pytestmark = pytest.mark.django_db


def test_no_address_lets_a_paused_member_write():
    ada, moderator = member("ada", points=9000), member(staff=True)
    asked, gone = question(by=ada), question(by=ada)
    theirs, own = answer(to=asked), answer(to=question(), by=ada)
    comment = add_comment(post=asked, by=ada, body="My own comment, written before.")
    cast_vote(post=theirs, by=ada, kind="up")
    delete_post(post=gone, by=ada)
    suspend(user=ada, by=moderator, until=timezone.now() + timedelta(days=3), reason="Please rest.")
    client = Client()
    client.force_login(User.objects.get(pk=ada.pk))
    tag("sleep"), category()

    def state():
        return (
            Post.objects.count(),
            Revision.objects.count(),
            Comment.objects.filter(deleted_at=None).count(),
            Draft.objects.count(),
            list(Vote.objects.values_list("post", "value")),
            list(Post.objects.order_by("pk").values_list("accepted_answer", "concealment", "body")),
            User.objects.get(pk=ada.pk).about,
        )

    before = state()
    sent = {
        "title": "A title that is long enough",
        "body": BODY + " More.",
        "tags": "sleep",
        "category": "everyday",
        "base": "",
        "about": "x",
        "purpose": "ask",
    }
    posts = [
        "/questions/ask",
        f"/questions/{theirs.parent_id}/answer",
        f"/posts/{asked.pk}/edit",
        f"/posts/{own.pk}/edit",
        f"/posts/{theirs.pk}/accept",
        f"/posts/{own.pk}/delete",
        f"/posts/{gone.pk}/restore",
        f"/posts/{asked.pk}/comments",
        f"/comments/{comment.pk}/edit",
        f"/comments/{comment.pk}/delete",
        "/posts/draft",
        "/posts/upload",
        "/accounts/settings",
        f"/moderation/posts/{own.pk}/hide",
        f"/moderation/posts/{gone.pk}/restore",
    ]
    for path in posts:
        assert client.post(path, sent).status_code in (403, 422), path
    for kind in ("up", "down", "none"):
        assert client.post(f"/posts/{theirs.pk}/vote", {"kind": kind}).status_code in (
            303,
            403,
        )  # saying the same again changes nothing
    assert state() == before
    assert client.get("/accounts/export").status_code == 200
