"""Deleting and restoring; approving and rejecting what was held."""

from django.db import transaction
from django.utils.translation import gettext as _

from qa.core.text import clean_line
from qa.core.verdict import Conflict
from qa.posts import rules
from qa.posts.models import Concealment, Post
from qa.posts.services.accepting import release
from qa.posts.services.answering import own_answer
from qa.posts.services.publishing import publish, withdraw
from qa.posts.services.states import enter, leave
from qa.posts.services.writing import locked_thread
from qa.posts.signals import post_approved, post_deleted, post_rejected, post_restored
from qa.site.current import site_settings


@transaction.atomic
def delete_post(*, post: Post, by, reason: str = "") -> None:
    """Hide `post` from all but its author and moderators; nothing is erased. Deleting twice is one deletion."""
    question, post = locked_thread(post)
    rules.may_delete(by, post).require()
    if post.concealment_id and post.concealment.kind == Concealment.Kind.DELETED:
        return
    was_public, reason = post.is_public, clean_line(reason)[:300]
    enter(post, Concealment, by=by, kind=Concealment.Kind.DELETED, reason=reason)
    if question.accepted_answer_id == post.pk:
        release(question, by=by)  # an accepted answer is one that everybody can read
    if was_public:
        withdraw(post, by=by)
    post_deleted.send(sender=Post, post=post, by=by, reason=reason, note="")


@transaction.atomic
def restore_post(*, post: Post, by, reason: str = "") -> None:
    """Make a deleted or rejected post public again."""
    question, post = locked_thread(post)
    if post.is_public:
        return
    rules.may_restore(by, post).require()
    if post.is_answer and not by.is_moderator and site_settings().one_answer_per_member and own_answer(question, by):
        raise Conflict(_("You have written another answer here meanwhile; please edit that one instead."))
    leave(post, Concealment, by=by)
    publish(post, by=by, first=False)
    post_restored.send(sender=Post, post=post, by=by, reason=clean_line(reason)[:300], note="")


@transaction.atomic
def approve_post(*, post: Post, by) -> None:
    """Publish a held post."""
    rules.may_moderate(by).require()
    _question, post = locked_thread(post)
    if post.is_public:
        return
    _require_held(post)
    leave(post, Concealment, by=by)
    publish(post, by=by, first=True)
    post_approved.send(sender=Post, post=post, by=by, reason="", note="")


@transaction.atomic
def reject_post(*, post: Post, by, reason: str = "") -> None:
    """Keep a held post from the public for good."""
    rules.may_moderate(by).require()
    _question, post = locked_thread(post)
    _require_held(post)
    reason = clean_line(reason)[:300]
    enter(post, Concealment, by=by, kind=Concealment.Kind.REJECTED, reason=reason)
    post_rejected.send(sender=Post, post=post, by=by, reason=reason, note="")


def _require_held(post: Post) -> None:
    if post.concealment_id is None or post.concealment.kind != Concealment.Kind.HELD:
        raise Conflict(_("This post is not waiting for a decision any more: somebody else has decided."))
