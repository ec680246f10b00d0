"""What the worker does for badges."""

from qa.badges.services import awarding, sweeping
from qa.core.tasks import at, task


@task
def check_badges(trigger: str, members: list[int], posts: list[int]) -> None:
    """Has an act earned anything?"""
    awarding.check(trigger, members, posts)


@at("0 3 * * *")
def sweep_badges() -> None:
    """Every night: what events have missed, and badges by tag that are no longer met."""
    sweeping.sweep()
    sweeping.forget_visits()
