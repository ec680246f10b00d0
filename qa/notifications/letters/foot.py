"""The foot of a member's mail: how to hear less."""

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from accounts.models import User
from qa.notifications.kinds import BY_NAME
from qa.notifications.links import absolute, stop_link


def foot(member: User, kinds: list[str]) -> dict:
    """Context for `mail/_foot`: `unsubscribe_url` stops exactly the kinds of this mail, `stop_all_url` every mail."""
    return {
        "member": member,
        "kinds_said": get_text_list([label_of(kind) for kind in kinds], _("and")),
        "stop_all_url": stop_link(member.pk),
        "preferences_url": absolute(reverse("notifications:settings")),
    }


def label_of(kind: str) -> str:
    return str(BY_NAME[kind].label) if kind in BY_NAME else _("Weekly digest")
