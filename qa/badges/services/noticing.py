"""After an act: one task for the worker, deferred in the act's own transaction."""

from qa.badges.declaring import On
from qa.badges.tasks import check_badges
from qa.reputation.models import Event

# The act behind these is noticed itself.
_NOTICED = {
    Event.QUESTION_UP, Event.ANSWER_UP, Event.QUESTION_DOWN, Event.ANSWER_DOWN, Event.DOWN_VOTER, Event.ACCEPTED,
    Event.ACCEPTING, Event.BOUNTY_GIVEN, Event.BOUNTY_WON, Event.BOUNTY_RETURNED,
}  # fmt: skip


def notice(trigger: On, members: list[int | None], post=None) -> None:
    """Have the worker look at what `members` (those that are not None), or the thread of `post`, may have earned."""
    known = sorted({pk for pk in members if pk is not None})
    if known or post is not None:
        check_badges.defer(trigger=str(trigger), members=known, posts=[post.pk] if post is not None else [])


def notice_points(entries) -> None:
    """Points that came by other ways than votes, acceptances and bounties."""
    others = {entry.user_id for entry in entries if entry.event not in _NOTICED and entry.points > 0}
    if others:
        notice(On.POINTS, sorted(others))
