"""How much a member can follow, mute and save, and how fast."""

from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.ratelimits import Limit, spend
from qa.core.verdict import no
from qa.site.current import site_settings

FOLLOWS = 1_000  # chosen ones; those that come from asking and answering are not counted
MUTES = 1_000
SAVES = 5_000
LISTS = 50
CHANGES = Limit("follow-hour", 600, 3600)  # follows, mutes and saves together, and taking them back
LOOKS = Limit("mention-hour", 3600, 3600)  # lists of names while typing


def spend_change(member) -> None:
    """Count one change by `member`; raise `TooOften` past the limit. Posts are locked before, everything else after."""
    _spend(CHANGES, member)


def spend_look(member) -> None:
    """Count one list of names for `member`; raise `TooOften` past the limit."""
    _spend(LOOKS, member)


def _spend(limit: Limit, member) -> None:
    if not member.is_staff:
        spend(site_settings().limit(limit), f"u{member.pk}")


def require_room(member, rows, most: int, sentence: str) -> None:
    """Refuse when `rows`, with the one that was just written, are more than `most`.

    The member's row is locked before counting: of two at once, the second counts what the first has written.
    """
    User.objects.lock([member.pk])
    if rows.count() > most:
        no(sentence % {"most": most}).require()


def no_room_to_follow() -> str:
    return _("You follow %(most)d things, which is the most there can be. Let one of them go first.")


def no_room_to_mute() -> str:
    return _("You have muted %(most)d threads and members, which is the most there can be. Take one back first.")


def no_room_to_save() -> str:
    return _("You have saved %(most)d posts, which is the most there can be. Remove one of them first.")


def no_room_for_lists() -> str:
    return _("You have %(most)d lists, which is the most there can be. Delete one of them first.")
