"""Closing and reopening questions, locking and unlocking posts."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.core.text import clean_line
from qa.core.verdict import Invalid
from qa.posts import rules
from qa.posts.models import CloseReason, Closure, Lock, Post
from qa.posts.services.states import enter, leave
from qa.posts.services.writing import locked
from qa.posts.signals import post_locked, post_unlocked, question_closed, question_reopened


@transaction.atomic
def close_question(
    *, question: Post, by, reason: CloseReason, note: str = "", duplicate_of: Post | None = None
) -> Closure:
    """No new answers from now on; everything else stays. Closing a closed question changes the reason."""
    rules.may_moderate(by).require()
    if not question.is_question:
        raise Invalid(_("Only questions can be closed."))
    if duplicate_of is not None and (duplicate_of.pk == question.pk or not duplicate_of.is_question):
        raise Invalid(_("Choose another question as the original."), "duplicate_of")
    if reason.slug == "duplicate" and duplicate_of is None:
        raise Invalid(_("Say which question this one repeats."), "duplicate_of")
    question = locked(question.pk)
    note = clean_line(note)[:500]
    closure = enter(question, Closure, by=by, reason=reason, note=note, duplicate_of=duplicate_of)
    question_closed.send(sender=Post, post=question, by=by, reason=reason.label, note=note)
    return closure


@transaction.atomic
def reopen_question(*, question: Post, by, reason: str = "") -> None:
    rules.may_moderate(by).require()
    question = locked(question.pk)
    if question.is_closed:
        leave(question, Closure, by=by)
        question_reopened.send(sender=Post, post=question, by=by, reason=clean_line(reason)[:300], note="")


@transaction.atomic
def lock_post(*, post: Post, by, reason: str, until=None) -> Lock:
    """No votes, edits, comments or answers until the datetime `until` (None: until unlocked)."""
    rules.may_moderate(by).require()
    reason = clean_line(reason)[:300]
    if not reason:
        raise Invalid(_("Say why; everybody will read it."), "reason")
    if until is not None and until <= timezone.now():
        raise Invalid(_("Choose a date in the future."), "until")
    post = locked(post.pk)
    lock = enter(post, Lock, by=by, reason=reason, until=until)
    post_locked.send(sender=Post, post=post, by=by, reason=reason, note="")
    return lock


@transaction.atomic
def unlock_post(*, post: Post, by, reason: str = "") -> None:
    rules.may_moderate(by).require()
    post = locked(post.pk)
    if post.lock_id:
        leave(post, Lock, by=by)
        post_unlocked.send(sender=Post, post=post, by=by, reason=clean_line(reason)[:300], note="")
