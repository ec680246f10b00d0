"""Texts changed in the admin go through the services: revisions, conflicts, refusals."""

import pytest
from django.urls import reverse

from qa.moderation.models import LogEntry
from qa.posts.models import Comment
from qa.posts.services.commenting import add_comment
from qa.posts.services.editing import base_of, edit_post
from tests.factories import answer, category, member, question

NEW = "I have thought about this for weeks, and a moderator has put it more clearly."


def _form(post, **changes):
    fields = {"body": NEW, "summary": "clearer", "base": base_of(post)}
    if post.is_question:
        fields |= {"title": post.title, "tag_names": "sleep work", "category": post.category_id}
    return {**fields, **changes}


def _url(post) -> str:
    return reverse(f"admin:posts_{'question' if post.is_question else 'answer'}_change", args=[post.pk])


@pytest.mark.parametrize("kind", ["question", "answer"])
def test_an_edit_is_a_revision_and_a_row_in_the_log(moderator, kind):
    post = question() if kind == "question" else answer(to=question())
    response = moderator.post(_url(post), _form(post))
    assert response.status_code == 302, response.context["errors"]
    post.refresh_from_db()
    assert post.body == NEW
    assert NEW in post.body_html
    assert post.editor == moderator.user
    assert post.revisions.count() == 2
    entry = LogEntry.objects.get()
    assert (entry.action, entry.reason, entry.post_id) == ("edit", "clearer", post.pk)
    if post.is_question:
        assert [row.tag.name for row in post.post_tags.all()] == ["sleep", "work"]


def test_nobody_is_overwritten_silently(moderator):
    post = question()
    form = _form(post)
    edit_post(
        post=post, by=post.author, base=base_of(post), body="The author has changed it in the meantime, by chance."
    )
    response = moderator.post(_url(post), form)
    page = response.content.decode()
    assert response.status_code == 409
    assert "The author has changed it in the meantime" in page
    assert NEW in page
    post.refresh_from_db()
    assert post.body != NEW
    again = {name: response.context["adminform"].form[name].value() for name in form}
    assert moderator.post(_url(post), again).status_code == 302
    post.refresh_from_db()
    assert post.body == NEW


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body": "short"}, "write a little more"),
        ({"title": "short"}, "at least 15"),
        ({"tag_names": ""}, "at least 1 tag"),
    ],
)
def test_limits_hold_here_too(moderator, changes, sentence):
    post = question()
    response = moderator.post(_url(post), _form(post, **changes))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    post.refresh_from_db()
    assert post.body != NEW


def test_other_fields_cannot_be_sent(moderator):
    post = question()
    moderator.post(_url(post), _form(post, score="99", author="", view_count="7", body_html="<script>", kind="2"))
    post.refresh_from_db()
    assert (post.score, post.view_count, post.is_question) == (0, 0, True)
    assert post.author is not None
    assert "<script>" not in post.body_html


def test_the_category_can_change(moderator):
    post, other = question(), category("work")
    moderator.post(_url(post), _form(post, category=other.pk))
    other.refresh_from_db()
    assert other.question_count == 1


def test_comments(moderator):
    comment = add_comment(
        post=question(by=(asker := member())), by=asker, body="I forgot to say that it is the third time."
    )
    url = reverse("admin:posts_comment_change", args=[comment.pk])
    assert moderator.post(url, {"body": "I forgot to say: it is the third time."}).status_code == 302
    moderator.post(reverse("admin:posts_comment_act", args=[comment.pk, "hide"]))
    assert Comment.objects.get().deleted_by == moderator.user
    assert Comment.objects.get().post.comment_count == 0
    moderator.post(reverse("admin:posts_comment_act", args=[comment.pk, "restore"]))
    assert Comment.objects.get().deleted_at is None
    assert Comment.objects.get().post.comment_count == 1
    acts = list(LogEntry.objects.order_by("id").values_list("action", flat=True))
    assert acts == ["edit-comment", "delete-comment", "restore-comment"]
    refused = moderator.post(url, {"body": "short"})
    assert refused.status_code == 422
    assert Comment.objects.get().body == "I forgot to say: it is the third time."


def test_nothing_is_purged(owner):
    post = question()
    assert owner.get(reverse("admin:posts_question_delete", args=[post.pk])).status_code == 403
    assert owner.post(reverse("admin:posts_question_delete", args=[post.pk]), {"post": "yes"}).status_code == 403
