"""Bounties whose time has come, and those whose question has gone."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.bounties.amounts import running_on
from qa.bounties.models import Bounty, State
from qa.bounties.points import points_returned
from qa.bounties.services.awarding import settle
from qa.bounties.services.closing_up import close_up
from qa.bounties.signals import bounty_ending, bounty_returned
from qa.core.text import clean_line
from qa.core.verdict import Conflict
from qa.posts.models import Post
from qa.posts.rules import may_moderate
from qa.posts.services.writing import locked
from qa.reputation.services import ledger


def end_what_is_due() -> int:
    """Let every bounty whose time has come take its next step, each in a transaction of its own; how many did.

    One that fails does not keep the others waiting; its error is raised when they are done.
    """
    steps, errors = 0, []
    for due, step in ((Bounty.objects.over_for_readers, _begin_grace), (Bounty.objects.to_settle, _settle)):
        for pk in list(due(timezone.now()).values_list("pk", flat=True)):
            try:
                steps += step(pk)
            except Exception as error:  # raised below
                errors.append(error)
    if errors:
        raise errors[0]
    return steps


def question_is_gone(*, question: Post, by) -> None:
    """Closed or deleted, its row locked by the caller: the givers of its bounty, if any, get their points back."""
    if question.is_question and (bounty := running_on(question)):
        _return(bounty, by=by)


@transaction.atomic
def return_bounty(*, bounty: Bounty, by, reason: str = "") -> None:
    """A moderator ends it; its givers get their points back. Raises `Refusal`; `Conflict` when it is over."""
    may_moderate(by).require()
    bounty = _locked(bounty.pk)
    if not bounty.is_running:
        raise Conflict(_("This bounty is over: it was awarded, returned or has run out."))
    _return(bounty, by=by, reason=clean_line(reason)[:300])


@transaction.atomic
def _begin_grace(pk: int) -> bool:
    """Shown no more; its starter has some days yet to award it."""
    bounty = _locked(pk)
    if not bounty.is_running or bounty.grace_began_at is not None:
        return False
    bounty.grace_began_at = timezone.now()
    bounty.save(update_fields=["grace_began_at"])
    Post.objects.filter(pk=bounty.question_id).update(bounty_ends_at=None)
    bounty_ending.send(sender=Bounty, bounty=bounty)
    return True


@transaction.atomic
def _settle(pk: int) -> bool:
    """Locks the whole thread in the order of ids: votes and acceptances wait for the result, or came before it."""
    question_id = Bounty.objects.values_list("question_id", flat=True).get(pk=pk)
    thread = Post.objects.filter(pk=question_id) | Post.objects.filter(parent=question_id)
    rows = list(thread.select_related("author").select_for_update(of=("self",), no_key=True).order_by("pk"))
    bounty = Bounty.objects.get(pk=pk)
    if not bounty.is_running:
        return False
    bounty.question = next(post for post in rows if post.pk == question_id)
    settle(bounty, [post for post in rows if post.is_answer])
    return True


def _return(bounty: Bounty, *, by, reason: str = "") -> None:
    close_up(bounty, State.RETURNED, at=timezone.now(), by=by)
    ledger.write(points_returned(bounty))
    bounty_returned.send(sender=Bounty, bounty=bounty, by=by, reason=reason)


def _locked(pk: int) -> Bounty:
    """The bounty as it is once its question's row is ours: every act on a bounty holds that row."""
    question_id = Bounty.objects.values_list("question_id", flat=True).get(pk=pk)
    question = locked(question_id)
    bounty = Bounty.objects.get(pk=pk)
    bounty.question = question
    return bounty
