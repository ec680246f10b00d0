"""Events about bounties: to who asked, who gave and who won."""

from qa.notifications import kinds, reasons
from qa.notifications.services.telling import tell


def offered(bounty, by, amount: int) -> None:
    """Begun, or added to: each member adds once."""
    _tell(bounty, f"offered-{by.pk}", "offered", _asker(bounty), actor=by, amount=amount)


def awarded(bounty, answer, points: int, by) -> None:
    """To the winner; and to who began it, when a rule chose."""
    giver = {bounty.starter_id: reasons.GIVER} if by is None else {}
    whom = giver | {answer.author_id: reasons.WINNER}
    _tell(bounty, "awarded", "awarded", whom, actor=by, post=answer, amount=points)


def ending(bounty) -> None:
    """To who can still award it, and to those who added."""
    _tell(bounty, "ending", "ending", _givers(bounty))


def over(act: str, bounty, by=None) -> None:
    """`act` is ended or returned."""
    _tell(bounty, act, act, _asker(bounty) | _givers(bounty), actor=by)


def _asker(bounty) -> dict:
    return {bounty.question.author_id: reasons.AUTHOR} if bounty.question_id else {}


def _givers(bounty) -> dict:
    added = dict.fromkeys(bounty.contributions.values_list("member", flat=True), reasons.ADDED)
    return added | {bounty.starter_id: reasons.GIVER}


def _tell(bounty, cause: str, act: str, whom: dict, *, actor=None, post=None, **data) -> None:
    if bounty.question_id is None:
        return
    whom = {str(pk): reason for pk, reason in whom.items() if pk}
    tell(
        kinds.BOUNTY, key=f"bounty-{bounty.pk}-{cause}", actor=actor, post=post or bounty.question, act=act, tell=whom,
        **data,
    )  # fmt: skip
