"""The weekly digest: on Monday morning where the member lives, once a week, when there is something to tell."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from qa.notifications.letters import digest, in_the_words_of
from qa.notifications.links import DIGEST
from qa.notifications.models import Preference
from qa.notifications.services import outbox, week
from qa.notifications.services.members import address_of, keys_of
from qa.notifications.services.timing import after_quiet_hours, zone_of

MORNING = 7  # o'clock; a worker that was away on Monday catches up until Tuesday is over
BATCH = 50
WEEK = timedelta(days=7)


def due(now: datetime) -> Iterator[list[int]]:
    """The ids of those whose digest is due, in batches."""
    wanted = Preference.objects.filter(weekly_digest=True, mail_stopped_at=None, member__is_active=True)
    for name in wanted.order_by().values_list("member__time_zone", flat=True).distinct():
        local = now.astimezone(zone_of(User(time_zone=name)))
        if _is_time(local):
            there = wanted.filter(member__time_zone=name).exclude(digest_week=week_of(local)).order_by("pk")
            ids = list(there.values_list("pk", flat=True))
            yield from (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


@transaction.atomic
def send(member_id: int, now: datetime | None = None) -> bool:
    """This week's digest, unless it was dealt with; whether there is one. The row is locked: two workers send one."""
    now = now or timezone.now()
    rows = Preference.objects.select_for_update(of=("self",)).select_related("member")
    preference = rows.filter(pk=member_id, weekly_digest=True).first()
    if preference is None:
        return False
    member = preference.member
    local = now.astimezone(zone_of(member))
    this_week = week_of(local)
    if (
        not _is_time(local)
        or preference.digest_week == this_week
        or after_quiet_hours(preference, zone_of(member), now) > now
    ):
        return False
    Preference.objects.filter(pk=member_id).update(digest_week=this_week)
    to = address_of(member)
    questions, answers = (
        (week.unanswered_questions(member, now - WEEK), week.helpful_answers(member, now - WEEK)) if to else ([], [])
    )
    if not questions and not answers:
        return False
    with in_the_words_of(member):
        letter = digest.letter(member, questions, answers, discreet=preference.discreet)
    outbox.queue(letter, key=f"{keys_of(member_id, DIGEST)}{this_week}", to=to)
    return True


def week_of(local: datetime) -> str:
    """The ISO week, as in 2026-W48."""
    year, number, _day = local.isocalendar()
    return f"{year}-W{number:02}"


def _is_time(local: datetime) -> bool:
    return (local.weekday() == 0 and local.hour >= MORNING) or local.weekday() == 1
