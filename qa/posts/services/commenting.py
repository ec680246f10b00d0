"""Comments: adding, changing, deleting."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from qa import markup
from qa.core.text import clean_text
from qa.posts import limits, rules
from qa.posts.models import Comment, Post
from qa.posts.services.writing import locked_thread
from qa.posts.signals import comment_deleted, comment_edited, comment_posted, comment_restored


@transaction.atomic
def add_comment(*, post: Post, by, body: str, network: str = "") -> Comment:
    """Comment on `post`. Raises `Invalid`, `Refusal` or `TooOften`."""
    _question, post = locked_thread(post)
    rules.may_comment(by, post).require()
    body = clean_text(body)
    limits.check_comment(body)
    limits.spend_limits("comment", by=by, network=network)
    comment = Comment.objects.create(post=post, author=by, body=body, body_html=render(body))
    Post.objects.filter(pk=post.pk).update(comment_count=F("comment_count") + 1)
    comment_posted.send(sender=Comment, comment=comment, by=by)
    return comment


@transaction.atomic
def edit_comment(*, comment: Comment, by, body: str) -> Comment:
    comment = Comment.objects.select_for_update(of=("self",)).select_related("post__parent").get(pk=comment.pk)
    rules.may_edit_comment(by, comment).require()
    body = clean_text(body)
    limits.check_comment(body)
    before_html = comment.body_html
    comment.body, comment.body_html, comment.edited_at = body, render(body), timezone.now()
    comment.save(update_fields=["body", "body_html", "edited_at"])
    comment_edited.send(sender=Comment, comment=comment, by=by, before_html=before_html)
    return comment


@transaction.atomic
def delete_comment(*, comment: Comment, by) -> None:
    """Hide the comment from all but its author and moderators; twice is once."""
    post = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.post_id)
    comment = Comment.objects.select_for_update(of=("self",)).select_related("post__parent").get(pk=comment.pk)
    rules.may_edit_comment(by, comment).require()
    if comment.deleted_at is None:
        Comment.objects.filter(pk=comment.pk).update(deleted_at=timezone.now(), deleted_by=by)
        Post.objects.filter(pk=post.pk).update(comment_count=F("comment_count") - 1)
        comment_deleted.send(sender=Comment, comment=comment, by=by)


@transaction.atomic
def restore_comment(*, comment: Comment, by) -> None:
    """Show a deleted comment again: moderators any, authors what they deleted themselves. Twice is once."""
    post = Post.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.post_id)
    comment = Comment.objects.select_for_update(of=("self",)).select_related("post__parent").get(pk=comment.pk)
    rules.may_restore_comment(by, comment).require()
    if comment.deleted_at is not None:
        Comment.objects.filter(pk=comment.pk).update(deleted_at=None, deleted_by=None)
        Post.objects.filter(pk=post.pk).update(comment_count=F("comment_count") + 1)
        comment_restored.send(sender=Comment, comment=comment, by=by)


def render(body: str) -> str:
    """Safe HTML of a comment: emphasis, code, links and mentions, nothing larger."""
    return markup.render_comment(body, mentions=User.objects.addresses_of)
