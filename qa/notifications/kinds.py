"""The kinds of events that reach people: what they are called, and how they go out unless the member says otherwise.

A new kind is one declaration here, its recipients in `qa.notifications.recipients`, its words in
`qa.notifications.words`, and a receiver that tells it.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Rhythm(TextChoices):
    """When a kind goes out on a channel."""

    NOW = "now", _("at once")
    HOURLY = "hourly", _("hourly")
    DAILY = "daily", _("daily")
    WEEKLY = "weekly", _("weekly")
    NEVER = "never", _("never")


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` stands in tables and addresses; `mail` and `push` are the rhythms a member begins with."""

    name: str
    label: str
    summary: str
    mail: str = Rhythm.NEVER
    push: str = Rhythm.NOW


ANSWER = Kind("answer", _("Answers"), _("A new answer to a question that you asked or follow."), Rhythm.NOW)
COMMENT = Kind(
    "comment", _("Comments"), _("A comment on your post, or in a talk that you take part in."), Rhythm.HOURLY
)
MENTION = Kind("mention", _("Mentions"), _("Somebody wrote @ and your name."), Rhythm.NOW)
ACCEPT = Kind("accept", _("Accepted answers"), _("Your answer was accepted."), Rhythm.DAILY)
EDIT = Kind("edit", _("Edits"), _("Somebody edited your post."), Rhythm.DAILY)
STATE = Kind(
    "state", _("Closed, reopened, hidden, shown"), _("A moderator decided about your post, and why."), Rhythm.NOW
)
NEW_QUESTION = Kind(
    "question",
    _("New questions"),
    _("A question in a tag or category, or by a member, that you follow."),
    push=Rhythm.NEVER,
)
BOUNTY = Kind("bounty", _("Bounties"), _("A bounty on your question, for your answer, or about to end."), Rhythm.DAILY)
BADGE = Kind("badge", _("Badges"), _("You have earned a badge."), push=Rhythm.NEVER)
POINTS = Kind("points", _("Points"), _("Your points have changed, summed up by post and day."), push=Rhythm.NEVER)
PRIVILEGE = Kind("privilege", _("Privileges"), _("You may do something new."), push=Rhythm.NEVER)
REMINDER = Kind("reminder", _("Reminders"), _("You wanted to come back to a saved post."), Rhythm.NOW)
MESSAGE = Kind("message", _("From the moderators"), _("A word to you alone, or about your account."), Rhythm.NOW)

ALL = (
    ANSWER, COMMENT, MENTION, ACCEPT, EDIT, STATE, NEW_QUESTION, BOUNTY, BADGE, POINTS, PRIVILEGE, REMINDER, MESSAGE,
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in ALL}
ABOUT_POINTS = (BADGE, POINTS, PRIVILEGE)


def kinds_for(member) -> tuple[Kind, ...]:
    """What this member is told of: nothing about points, where they have switched points off for themselves."""
    return tuple(kind for kind in ALL if not (member.without_points and kind in ABOUT_POINTS))
