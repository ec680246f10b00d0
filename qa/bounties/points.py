"""Which points a bounty moves: taken at once, given to the winner, or returned (rules B.6). None counts for the cap."""

from qa.bounties.models import Bounty, Contribution
from qa.reputation.models import Event
from qa.reputation.points import Points


def points_given(contribution: Contribution) -> Points:
    bounty = contribution.bounty
    amount, at = -contribution.amount, contribution.at
    return Points(contribution.member_id, Event.BOUNTY_GIVEN, amount, bounty.question_id, None, at, contribution.pk)


def points_won(bounty: Bounty) -> Points:
    return Points(
        bounty.winner_id, Event.BOUNTY_WON, bounty.points, bounty.awarded_to_id, None, bounty.ended_at, bounty.pk
    )


def points_returned(bounty: Bounty) -> list[Points]:
    """To every giver who is still here, what they gave."""
    return [
        Points(
            given.member_id, Event.BOUNTY_RETURNED, given.amount, bounty.question_id, None, bounty.ended_at, given.pk
        )
        for given in bounty.contributions.exclude(member=None).order_by("member_id")
    ]
