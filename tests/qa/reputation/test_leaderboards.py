"""Who leads since when, overall under the daily cap, and by tag."""

from datetime import UTC, date, datetime

import pytest

from qa.posts.services.accepting import accept_answer
from qa.posts.services.concealing import delete_post
from qa.reputation.leaderboards import PERIODS, first_day, leaders, leaders_in
from qa.reputation.models import DayTotal, LedgerEntry
from qa.site.models import SiteSettings
from qa.tags.models import Tag
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("today", "firsts"),
    [
        (date(2026, 11, 23), (date(2026, 11, 23), date(2026, 11, 1), date(2026, 10, 1), date(2026, 1, 1), None)),
        (date(2026, 3, 1), (date(2026, 2, 23), date(2026, 3, 1), date(2026, 1, 1), date(2026, 1, 1), None)),
        (date(2024, 12, 31), (date(2024, 12, 30), date(2024, 12, 1), date(2024, 10, 1), date(2024, 1, 1), None)),
        (date(2027, 1, 1), (date(2026, 12, 28), date(2027, 1, 1), date(2027, 1, 1), date(2027, 1, 1), None)),
    ],
)
def test_the_first_day_of_each_period(today, firsts):
    assert tuple(first_day(period, today) for period in PERIODS) == firsts


def day(user, on: date, capped: int = 0, exempt: int = 0) -> None:
    DayTotal.objects.create(user=user, day=on, capped=capped, exempt=exempt)


def shown(members) -> list[tuple]:
    return [(found.username, found.gained, found.rank) for found in members]


def test_days_are_summed_under_the_cap_and_ties_share_a_rank():
    ann, ben, cem, dia = (member(name) for name in ("ann", "ben", "cem", "dia"))
    day(ann, date(2026, 11, 2), capped=900, exempt=15)  # 215
    day(ann, date(2026, 10, 30), capped=100)  # before
    day(ben, date(2026, 11, 2), capped=150)
    day(ben, date(2026, 11, 3), capped=65)  # 215 too
    day(cem, date(2026, 11, 1), capped=10)
    day(dia, date(2026, 11, 5), capped=30, exempt=-100)  # lost more than gained
    assert shown(leaders(date(2026, 11, 1), 200)) == [("ann", 215, 1), ("ben", 215, 1), ("cem", 10, 3)]
    assert shown(leaders(date(2026, 10, 1), 200))[0] == ("ann", 315, 1)
    assert shown(leaders(date(2026, 11, 6), 200)) == []


def test_of_all_time_is_what_they_have():
    member("ann", points=40), member("ben", points=90), member("new")
    assert shown(leaders(None, 200)) == [("ben", 90, 1), ("ann", 40, 2)]


HIDDEN = {
    "quiet": {"is_quiet": True}, "without points": {"without_points": True}, "inactive": {"is_active": False},
    "the system": {"is_system": True},
}  # fmt: skip


@pytest.mark.parametrize("how", HIDDEN)
def test_who_stands_in_no_list(how):
    hidden = member("hidden", points=500, **HIDDEN[how])
    day(hidden, date(2026, 11, 2), capped=500)
    sleep = question(by=hidden).post_tags.get().tag
    LedgerEntry.objects.create(
        user=hidden, event="question-up", points=10, capped=True, post=hidden.posts.get(), day=date(2026, 11, 2),
        created_at=datetime(2026, 11, 2, tzinfo=UTC),
    )  # fmt: skip
    for found in (leaders(None, 200), leaders(date(2026, 11, 1), 200), leaders_in(sleep, None)):
        assert shown(found) == []


def test_by_tag_what_others_gave_for_posts_of_its_questions():
    SiteSettings.objects.update(founding=True, founding_members=1000)
    asker, helper, other = member("asker"), member("helper"), member("other")
    asked = question(by=asker, tags=["sleep"])
    elsewhere = question(by=asker, tags=["anger"])
    good, poor = answer(to=asked, by=helper), answer(to=asked, by=other)
    outside = answer(to=elsewhere, by=helper)
    cast_vote(post=asked, by=helper, kind="up")  # asker 10
    cast_vote(post=good, by=asker, kind="up")  # helper 10
    cast_vote(post=good, by=other, kind="up")  # helper 20
    cast_vote(post=poor, by=helper, kind="down")  # other −2; what it cost helper does not count here
    cast_vote(post=outside, by=asker, kind="up")
    accept_answer(answer=good, by=asker)  # helper 35; what accepting brought does not count
    sleep = Tag.objects.get(name="sleep")
    assert shown(leaders_in(sleep, None)) == [("helper", 35, 1), ("asker", 10, 2)]
    today = LedgerEntry.objects.first().day
    assert shown(leaders_in(sleep, today)) == shown(leaders_in(sleep, None))
    assert shown(leaders_in(Tag.objects.get(name="anger"), None)) == [("helper", 10, 1)]
    LedgerEntry.objects.filter(post=good).update(day=date(2020, 1, 1))
    assert shown(leaders_in(sleep, today)) == [("asker", 10, 1)]
    delete_post(post=asked, by=member(staff=True))
    assert shown(leaders_in(sleep, None)) == []
