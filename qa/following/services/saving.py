"""Saved posts: kept, moved into lists, with a note and a day to be reminded."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.text import clean_text
from qa.core.verdict import Conflict, Invalid
from qa.following import limits, rules
from qa.following.models import SavedList, SavedPost
from qa.following.services.things import hold
from qa.following.signals import post_saved

MORNING = time(8)  # of the member's own day
LONGEST_NOTE = 1_000


@transaction.atomic
def save_post(*, member, post) -> SavedPost:
    """Keep a question or an answer. Twice is once: note, list and reminder stay. Raises `Refusal` or `TooOften`."""
    rules.may_keep(member).require()
    hold(member, post)
    row, made = SavedPost.objects.get_or_create(member=member, post=post)
    if made:
        limits.require_room(member, SavedPost.objects.filter(member=member), limits.SAVES, limits.no_room_to_save())
        post_saved.send(sender=SavedPost, saved=row)
    return row


@transaction.atomic
def unsave_post(*, member, post_id: int) -> None:
    """Keep it no more, with its note; also what is not visible any longer. Twice is once."""
    rules.may_keep(member).require()
    limits.spend_change(member)
    SavedPost.objects.filter(member=member, post_id=post_id).delete()


@transaction.atomic
def change_saved(*, member, saved: SavedPost, note: str, into: SavedList | None, remind_on: date | None) -> SavedPost:
    """Write the note, move it into the list `into` (None: in no list), and set or take away the reminder.

    The reminder comes at eight in the morning of the member's time zone; a new day after one that has passed reminds
    again. Raises `Invalid` with the field, and `Conflict` when another window has removed it meanwhile.
    """
    limits.spend_change(member)
    row = SavedPost.objects.select_for_update().filter(member=member, pk=saved.pk).first()
    if row is None or (into and into.member_id != member.pk):
        raise Conflict(_("This is not here any more."))
    row.note = clean_text(note)
    if len(row.note) > LONGEST_NOTE:
        raise Invalid(_("A note has at most %(most)d characters.") % {"most": LONGEST_NOTE}, "note")
    row.list = into
    _set_reminder(row, member, remind_on)
    row.save(update_fields=["note", "list", "remind_at", "reminded_at"])
    return row


def zone_of(member: User) -> ZoneInfo:
    """The member's own time zone, else the site's."""
    return ZoneInfo(member.time_zone or settings.TIME_ZONE)


def _set_reminder(row: SavedPost, member, day: date | None) -> None:
    if day is None:
        row.remind_at = row.remind_at if row.reminded_at else None  # one that has come stays as a fact
        return
    moment = datetime.combine(day, MORNING, tzinfo=zone_of(member))
    if moment == row.remind_at:
        return
    if moment <= timezone.now():
        raise Invalid(_("Please choose a day that is still to come."), "remind_on")
    row.remind_at, row.reminded_at = moment, None
