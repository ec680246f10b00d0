"""What a member is on the way to: for their own eyes, and only where they want to see points at all."""

from accounts.context import shows_points
from qa.badges.services.progress import progress_of
from qa.core.privileges import next_privilege

NEAREST = 3


def goals_of(member) -> dict:
    """The next privilege and the nearest badges of `member`, who is the reader; nothing when they wish so."""
    if not shows_points(member):
        return {}
    return {"next_privilege": next_privilege(member), "next_badges": progress_of(member, NEAREST)}
