"""Accepting the answer that helped."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from qa.posts import rules
from qa.posts.models import Post
from qa.posts.services.writing import locked_thread
from qa.posts.signals import answer_accepted, answer_unaccepted


@transaction.atomic
def accept_answer(*, answer: Post, by) -> None:
    """`answer` becomes the accepted one of its question; another one before it is not accepted any more."""
    question, answer = locked_thread(answer)
    rules.may_accept(by, answer).require()
    if question.accepted_answer_id == answer.pk:
        return
    before = question.accepted_answer
    User.objects.lock([question.author_id, answer.author_id, before.author_id if before else None])
    release(question, by=by)
    now = timezone.now()
    Post.objects.filter(pk=question.pk).update(accepted_answer=answer, accepted_at=now)
    question.accepted_answer, question.accepted_at = answer, now
    answer_accepted.send(sender=Post, answer=answer, by=by, at=now)


@transaction.atomic
def unaccept_answer(*, answer: Post, by) -> None:
    """Take the mark back."""
    question, answer = locked_thread(answer)
    rules.may_accept(by, answer).require()
    if question.accepted_answer_id == answer.pk:
        User.objects.lock([question.author_id, answer.author_id])
        release(question, by=by)


def release(question: Post, *, by) -> None:
    """Nothing is accepted any more; the question's row is locked by the caller."""
    if question.accepted_answer_id is None:
        return
    before = Post.objects.select_related("parent").get(pk=question.accepted_answer_id)
    Post.objects.filter(pk=question.pk).update(accepted_answer=None, accepted_at=None)
    answer_unaccepted.send(sender=Post, answer=before, by=by)
