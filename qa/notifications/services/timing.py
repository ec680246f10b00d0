"""When a notification goes out: by the member's rhythm, in their time zone, and not in their quiet hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from accounts.models import User
from qa.notifications.kinds import Rhythm
from qa.notifications.models import Preference

MORNING = time(8)
MONDAY = 0
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def due_at(preference: Preference, member: User, rhythm: str, now: datetime) -> datetime:
    """The moment (UTC) for what happens at `now`; when that is in the quiet hours, their end.

    By `rhythm`: at once, the next full hour, eight in the morning, or eight on Monday.
    """
    zone = zone_of(member)
    return after_quiet_hours(preference, zone, _by_rhythm(rhythm, zone, now.astimezone(UTC)))


def after_quiet_hours(preference: Preference, zone: ZoneInfo, at: datetime) -> datetime:
    """`at` itself, or the end of the quiet hours in which it lies. They may cross midnight."""
    begins, ends = preference.quiet_from, preference.quiet_until
    if begins is None or ends is None or begins == ends:
        return at
    local = at.astimezone(zone)
    clock = local.time()
    if begins < ends:
        quiet, last_day = begins <= clock < ends, local.date()
    else:
        quiet, last_day = clock >= begins or clock < ends, local.date() + (DAY if clock >= begins else timedelta())
    return max(at, datetime.combine(last_day, ends, zone).astimezone(UTC)) if quiet else at


def zone_of(member: User) -> ZoneInfo:
    """The member's time zone; the site's for who has chosen none, or one that is known no more."""
    try:
        return ZoneInfo(member.time_zone or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)


def _by_rhythm(rhythm: str, zone: ZoneInfo, now: datetime) -> datetime:
    if rhythm == Rhythm.HOURLY:
        return now.replace(minute=0, second=0, microsecond=0) + HOUR
    if rhythm not in (Rhythm.DAILY, Rhythm.WEEKLY):
        return now
    day = now.astimezone(zone).date()
    if rhythm == Rhythm.WEEKLY:
        day += DAY * ((MONDAY - day.weekday()) % 7)
    morning = datetime.combine(day, MORNING, zone).astimezone(UTC)  # compared in UTC: clocks are put forward and back
    if morning <= now:
        day += DAY * (7 if rhythm == Rhythm.WEEKLY else 1)
        morning = datetime.combine(day, MORNING, zone).astimezone(UTC)
    return morning
