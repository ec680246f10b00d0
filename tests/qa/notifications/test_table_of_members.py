"""The table, for what concerns members: bounties, points, privileges, badges, reminders, words from the moderators."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.services.suspending import reinstate, suspend
from qa.badges.models import Award, Badge
from qa.badges.signals import badge_awarded, badge_revoked
from qa.bounties.models import Bounty
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due, return_bounty
from qa.bounties.services.offering import add_to_bounty
from qa.following.services.reminding import send_reminders
from qa.following.services.saving import save_post
from qa.moderation.services.messaging import write_to
from qa.notifications.models import Event, Notification
from qa.posts.models import Post
from tests.qa.bounties.giving import later, offer
from tests.qa.notifications.cast import ASKED, AT_ONCE, LATER, check, make_cast, tell_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def give(cast, by: User, amount: int = 100) -> Bounty:
    """A bounty on the question, which is old enough for one."""
    Post.objects.filter(pk__in=[cast.question.pk, cast.answer.pk]).update(
        created_at=timezone.now() - timedelta(days=30)
    )
    cast.question.refresh_from_db()
    return offer(on=cast.question, by=by, amount=amount)


def two_give(cast) -> Bounty:
    """Nia has begun it, Tom has added; that is told already."""
    bounty = give(cast, cast.nia)
    add_to_bounty(question=cast.question, by=cast.tom, amount=50)
    cast.forget()
    return bounty


def run_out(bounty: Bounty) -> None:
    """Its time is over; a second call ends the days of grace as well."""
    later(bounty, days=7, hours=1)
    end_what_is_due()


def awarded(cast) -> None:
    two_give(cast)
    Bounty.objects.update(started_at=timezone.now() - timedelta(days=2))
    award_bounty(answer=cast.answer, by=cast.nia)


def paused(cast) -> None:
    suspend(user=cast.noor, by=cast.max, until=datetime(2999, 5, 3, 12, tzinfo=UTC), reason="Unkind words.")


def may_come_back(cast) -> None:
    paused(cast)
    cast.forget()
    cast.noor.refresh_from_db()
    reinstate(user=cast.noor, by=cast.max)


def reminded(cast) -> None:
    saved = save_post(member=cast.pia, post=cast.answer)
    type(saved).objects.filter(pk=saved.pk).update(remind_at=timezone.now(), note="Try this.")
    send_reminders()


def earn(cast, who: User) -> Award:
    award = Award.objects.create(badge=Badge.objects.get(slug="teacher"), member=who)
    badge_awarded.send(sender=Award, award=award)
    return award


def wants_no_points(cast) -> User:
    User.objects.filter(pk=cast.noor.pk).update(without_points=True)
    return cast.noor


TABLE = {
    "a bounty": (
        "bounty", LATER, lambda c: give(c, c.nia),
        {"ida": ("author", f"Nia offered 100 points for an answer to your question {ASKED}.")},
    ),
    "a bounty by the asker": ("bounty", set(), lambda c: give(c, c.ida), {}),
    "a bounty has run its time": (
        "bounty", LATER, lambda c: run_out(two_give(c)),
        {
            "nia": ("giver", f"Your bounty on {ASKED} has run its time. You can still award it; soon a rule decides."),
            "tom": ("added", f"The bounty on {ASKED}, to which you added, has run its time."),
        },
    ),
    "a bounty is awarded": (
        "bounty", LATER, awarded, {"noor": ("winner", f"Your answer to {ASKED} was given the bounty: 150 points.")},
    ),
    "a bounty goes back": (
        "bounty", LATER, lambda c: return_bounty(bounty=two_give(c), by=c.max),
        {
            "ida": ("author", f"The bounty on your question {ASKED} went back to those who gave it."),
            "nia": ("giver", f"Your bounty on {ASKED} came back: you have your points again."),
            "tom": ("added", f"What you added to the bounty on {ASKED} came back: you have your points again."),
        },
    ),
    "a pause": (
        "message", AT_ONCE, paused,
        {"noor": ("member", "Your account is paused until May 3, 2999. You can still read everything.")},
    ),
    "the end of a pause": (
        "message", AT_ONCE, may_come_back,
        {"noor": ("member", "Your account is not paused any more: you may take part again.")},
    ),
    "a word from the moderators": (
        "message", AT_ONCE, lambda c: write_to(member=c.noor, by=c.max, text="Thank you for all your answers."),
        {"noor": ("member", "The moderators have written to you.")},
    ),
    "a reminder": ("reminder", AT_ONCE, reminded, {"pia": ("member", f"You wanted to come back to {ASKED}.")}),
    "a badge": (
        "badge", set(), lambda c: earn(c, c.noor), {"noor": ("member", "You have earned the badge “Teacher”.")},
    ),
    "a badge of who wants none": ("badge", set(), lambda c: earn(c, wants_no_points(c)), {}),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_who_is_told_and_how(cast, case):
    kind, channels, act, expected = TABLE[case]
    check(cast, kind, channels, act, expected)


def test_a_bounty_that_nobody_wins_is_told_to_all_who_gave_and_who_asked(cast):
    bounty = two_give(cast)
    run_out(bounty)
    cast.forget()
    run_out(bounty)
    tell_all()
    assert {row.member.username: row.reason for row in Notification.objects.filter(kind="bounty")} == {
        "ida": "author", "nia": "giver", "tom": "added",
    }  # fmt: skip


def test_a_badge_that_is_taken_back_leaves_the_inbox(cast):
    award = earn(cast, cast.noor)
    tell_all()
    badge_revoked.send(sender=Award, award=award)
    assert not Event.objects.filter(kind="badge").exists()
    assert not Notification.objects.filter(kind="badge").exists()
