"""Giving a bounty to an answer: by its starter's hand, or by the rule when its time is over."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.bounties import rules
from qa.bounties.amounts import running_on
from qa.bounties.models import Bounty, State
from qa.bounties.points import points_won
from qa.bounties.services.closing_up import close_up
from qa.bounties.signals import bounty_awarded, bounty_ended
from qa.core.privileges import may_take_part
from qa.core.verdict import Conflict
from qa.posts.models import Post
from qa.posts.services.writing import locked_thread
from qa.reputation.services import ledger

LEAST_SCORE = 2


@transaction.atomic
def award_bounty(*, answer: Post, by) -> Bounty:
    """The whole bounty of the question goes to `answer`. Raises `Refusal`; `Conflict` when none is running."""
    may_take_part(by).require()  # before telling whether a bounty is there
    question, answer = locked_thread(answer)
    bounty = running_on(question)
    if bounty is None:
        raise Conflict(_("This bounty is over: it was awarded, returned or has run out."))
    rules.may_award(by, bounty, answer).require()
    _award(bounty, answer, State.AWARDED, bounty.total, by=by)
    return bounty


def settle(bounty: Bounty, answers: list[Post]) -> None:
    """The end of the days of grace; the rows of the question and of `answers` are locked by the caller.

    The starter's own acceptance during the bounty counts as their award. Else half goes to the best answer written
    since it began; else nothing comes back.
    """
    accepted = _accepted_meanwhile(bounty, answers)
    if accepted is not None:
        return _award(bounty, accepted, State.AWARDED, bounty.total, by=None)
    best = _best_since(bounty, answers)
    if best is not None and bounty.total > 1:
        return _award(bounty, best, State.HALF, bounty.total // 2, by=None)
    close_up(bounty, State.EXPIRED, at=timezone.now())
    bounty_ended.send(sender=Bounty, bounty=bounty)


def _accepted_meanwhile(bounty: Bounty, answers: list[Post]) -> Post | None:
    """What the starter, as the asker, has accepted while the bounty ran; not their own."""
    question = bounty.question
    if bounty.starter_id is None or question.author_id != bounty.starter_id:
        return None
    if question.accepted_at is None or question.accepted_at < bounty.started_at:
        return None
    accepted = [answer for answer in answers if answer.pk == question.accepted_answer_id and rules.can_win(answer)]
    return next((answer for answer in accepted if answer.author_id != bounty.starter_id), None)


def _best_since(bounty: Bounty, answers: list[Post]) -> Post | None:
    """The highest-scored answer since the beginning with at least two points; of equals the older. No giver's own."""
    givers = set(bounty.contributions.values_list("member", flat=True)) | {bounty.starter_id}
    since = [
        answer
        for answer in answers
        if answer.created_at > bounty.started_at
        and answer.score >= LEAST_SCORE
        and rules.can_win(answer)
        and answer.author_id not in givers
    ]
    return min(since, key=lambda answer: (-answer.score, answer.created_at, answer.pk), default=None)


def _award(bounty: Bounty, answer: Post, state: str, points: int, *, by) -> None:
    close_up(bounty, state, at=timezone.now(), by=by, answer=answer, points=points)
    ledger.write([points_won(bounty)])
    bounty_awarded.send(sender=Bounty, bounty=bounty, answer=answer, points=points, by=by)
