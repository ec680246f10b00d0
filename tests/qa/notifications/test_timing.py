"""When things go out: rhythms in the member's own zone, quiet hours, and the days on which clocks change."""

from datetime import UTC, datetime, time

import pytest

from accounts.models import User
from qa.notifications.kinds import Rhythm
from qa.notifications.models import Preference
from qa.notifications.services.timing import due_at

BERLIN, KOLKATA, NOWHERE = "Europe/Berlin", "Asia/Kolkata", "Mars/Olympus"


def utc(*parts) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def due(rhythm, now, zone="", quiet=(None, None)) -> datetime:
    preference = Preference(quiet_from=quiet[0], quiet_until=quiet[1])
    return due_at(preference, User(time_zone=zone), rhythm, now)


# rhythm, zone, now, due (UTC)
RHYTHMS = [
    (Rhythm.NOW, BERLIN, utc(2026, 11, 23, 2, 31, 5), utc(2026, 11, 23, 2, 31, 5)),
    (Rhythm.HOURLY, BERLIN, utc(2026, 11, 23, 2, 31, 5), utc(2026, 11, 23, 3)),
    (Rhythm.HOURLY, "", utc(2026, 11, 23, 23, 0), utc(2026, 11, 24, 0)),
    (Rhythm.DAILY, "", utc(2026, 11, 23, 7, 59), utc(2026, 11, 23, 8)),
    (Rhythm.DAILY, "", utc(2026, 11, 23, 8), utc(2026, 11, 24, 8)),
    (Rhythm.DAILY, BERLIN, utc(2026, 11, 23, 6, 59), utc(2026, 11, 23, 7)),
    (Rhythm.DAILY, BERLIN, utc(2026, 11, 23, 7), utc(2026, 11, 24, 7)),
    (Rhythm.DAILY, KOLKATA, utc(2026, 11, 23, 20), utc(2026, 11, 24, 2, 30)),
    (Rhythm.DAILY, NOWHERE, utc(2026, 11, 23, 7, 59), utc(2026, 11, 23, 8)),
    (Rhythm.DAILY, BERLIN, utc(2026, 3, 28, 12), utc(2026, 3, 29, 6)),  # the night in which the clocks go forward
    (Rhythm.DAILY, BERLIN, utc(2026, 10, 24, 12), utc(2026, 10, 25, 7)),  # and back
    (Rhythm.WEEKLY, BERLIN, utc(2026, 11, 23, 6), utc(2026, 11, 23, 7)),  # a Monday before eight
    (Rhythm.WEEKLY, BERLIN, utc(2026, 11, 23, 7, 30), utc(2026, 11, 30, 7)),
    (Rhythm.WEEKLY, BERLIN, utc(2026, 11, 29, 23, 30), utc(2026, 11, 30, 7)),  # Monday there already
    (Rhythm.WEEKLY, BERLIN, utc(2026, 10, 20, 12), utc(2026, 10, 26, 7)),
]


@pytest.mark.parametrize(("rhythm", "zone", "now", "expected"), RHYTHMS)
def test_rhythms(rhythm, zone, now, expected):
    assert due(rhythm, now, zone) == expected


NIGHT, NOON = (time(22), time(7, 30)), (time(12), time(14))
QUIET = [
    (NIGHT, BERLIN, utc(2026, 11, 23, 20, 59), utc(2026, 11, 23, 20, 59)),
    (NIGHT, BERLIN, utc(2026, 11, 23, 21), utc(2026, 11, 24, 6, 30)),
    (NIGHT, BERLIN, utc(2026, 11, 24, 0, 30), utc(2026, 11, 24, 6, 30)),
    (NIGHT, BERLIN, utc(2026, 11, 24, 6, 30), utc(2026, 11, 24, 6, 30)),
    (NIGHT, BERLIN, utc(2026, 3, 28, 22), utc(2026, 3, 29, 5, 30)),
    (NIGHT, BERLIN, utc(2026, 10, 24, 21), utc(2026, 10, 25, 6, 30)),
    (NOON, BERLIN, utc(2026, 11, 23, 11, 30), utc(2026, 11, 23, 13)),
    (NOON, BERLIN, utc(2026, 11, 23, 13), utc(2026, 11, 23, 13)),
    (NOON, "", utc(2026, 11, 23, 11, 30), utc(2026, 11, 23, 11, 30)),
    ((time(8), time(8)), "", utc(2026, 11, 23, 8), utc(2026, 11, 23, 8)),
    (
        (time(0), time(2, 30)),
        BERLIN,
        utc(2026, 3, 28, 23, 30),
        utc(2026, 3, 29, 1, 30),
    ),  # half past two is not that night
    ((time(0), time(2, 30)), BERLIN, utc(2026, 10, 24, 22, 30), utc(2026, 10, 25, 0, 30)),  # and twice in this one
]


@pytest.mark.parametrize(("quiet", "zone", "now", "expected"), QUIET)
def test_quiet_hours(quiet, zone, now, expected):
    assert due(Rhythm.NOW, now, zone, quiet) == expected


def test_a_morning_letter_waits_for_the_end_of_the_quiet_hours():
    assert due(Rhythm.DAILY, utc(2026, 11, 23, 12), "", (time(22), time(9))) == utc(2026, 11, 24, 9)
