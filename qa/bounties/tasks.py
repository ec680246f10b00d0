"""Bounties end by the clock."""

from qa.bounties.services.ending import end_what_is_due
from qa.core.tasks import at


@at("* * * * *")
def end_bounties() -> None:
    end_what_is_due()
