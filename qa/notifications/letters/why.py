"""Why a member gets a mail, in a sentence at its foot."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from qa.notifications import reasons
from qa.notifications.models import Notification

_SENTENCES = {
    reasons.MEMBER: _lazy("You receive this because it is about you."),
    reasons.MENTIONED: _lazy("You receive this because somebody mentioned you."),
    reasons.AUTHOR: _lazy("You receive this because it is about what you wrote."),
    reasons.WINNER: _lazy("You receive this because the bounty went to you."),
    reasons.GIVER: _lazy("You receive this because you gave the bounty."),
    reasons.TALK: _lazy("You receive this because you have commented there before."),
    reasons.FOLLOWER: _lazy("You receive this because you follow the question."),
    reasons.PERSON: _lazy("You receive this because you follow the person who asked."),
    reasons.TAG: _lazy("You receive this because you follow a tag of the question."),
    reasons.CATEGORY: _lazy("You receive this because you follow the question's category."),
}


def why(notifications: list[Notification]) -> str:
    """One sentence, in the active language."""
    found = {notification.reason for notification in notifications}
    sentence = _SENTENCES.get(found.pop()) if len(found) == 1 else None
    return str(sentence) if sentence else _("You receive this because of what you chose under “Notifications”.")
