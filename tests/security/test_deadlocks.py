"""Acts on one thread by many people at the same moment: each is done or kindly refused, and the books are right."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from qa.bounties.models import Bounty
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due
from qa.bounties.services.offering import add_to_bounty, offer_bounty
from qa.following.services.muting import mute
from qa.following.services.saving import save_post
from qa.moderation.services.team import ensure_moderators
from qa.notifications.models import Event, Notification
from qa.notifications.services import reading
from qa.notifications.tasks import hand_over, tell_people, tell_points
from qa.posts.models import CloseReason, Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.profiles.services.leaving import leave
from qa.reputation.models import Event as Cause
from qa.reputation.points import Points
from qa.reputation.services import ledger
from qa.reputation.services.reconciling import differences
from qa.site.models import RateCounter
from qa.votes.services import cast_vote
from tests.factories import answer, member, question
from tests.qa.notifications.people import confirmed_member
from tests.tasks import run_tasks
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = timedelta(days=9)


@pytest.mark.parametrize("end", ["deletes", "closes", "leaves", "settles"])
@pytest.mark.parametrize("_round", range(3))
def test_a_bounty_among_everything_else(end, _round):
    ensure_moderators()
    moderator = member(staff=True)
    winner, asker, giver, other, voter = people = [member() for _n in range(5)]
    with transaction.atomic():
        ledger.write([Points(one.pk, Cause.IMPORTED, 1999, None, None, timezone.now()) for one in people])
    for one in people:
        one.refresh_from_db()
    asked = question(by=asker)
    first, second = answer(to=asked, by=winner), answer(to=asked, by=other)
    Post.objects.filter(pk=asked.pk).update(created_at=timezone.now() - LONG_AGO)
    offer_bounty(question=asked, by=giver, amount=100, reason="attention")
    Bounty.objects.update(started_at=timezone.now() - timedelta(days=3))
    if end == "settles":
        Bounty.objects.update(
            ends_at=timezone.now() - timedelta(days=2), grace_until=timezone.now() - timedelta(days=1)
        )
    RateCounter.objects.all().delete()
    ends = {
        "deletes": lambda: delete_post(post=asked, by=moderator),
        "closes": lambda: close_question(
            question=asked, by=moderator, reason=CloseReason.objects.exclude(slug="duplicate").first()
        ),
        "leaves": lambda: leave(member=giver, keep_name=False),
        "settles": end_what_is_due,
    }
    at_once(
        ends[end],
        lambda: award_bounty(answer=first, by=giver),
        lambda: add_to_bounty(question=asked, by=voter, amount=50),
        lambda: cast_vote(post=first, by=voter, kind="up"),
        lambda: cast_vote(post=second, by=asker, kind="down"),
        lambda: accept_answer(answer=second, by=asker),
        lambda: save_post(member=winner, post=asked),
        lambda: mute(member=giver, thing=asked) if end != "leaves" else None,
    )
    assert not any(differences().values()), differences()
    run_tasks()
    assert not any(differences().values())
    assert Bounty.objects.get().is_running == (end == "leaves" and Bounty.objects.get().awarded_to is None)


@pytest.mark.parametrize("_round", range(3))
def test_telling_reading_and_leaving_at_once(_round):
    ida, noor = confirmed_member("ida"), confirmed_member("noor", points=100)
    asked = question(by=ida)
    first, second = answer(to=asked, by=noor), answer(to=asked, by=member())
    for post in (asked, first, second):
        RateCounter.objects.all().delete()
        cast_vote(post=post, by=member(points=500), kind="up")
        add_comment(post=post, by=noor, body="I have thought about this for a long while, @ida.")
    events, today = list(Event.objects.values_list("pk", flat=True)), str(timezone.now().date())
    at_once(
        *(lambda pk=pk: _as_the_worker(lambda: tell_people(event_id=pk)) for pk in events[:3]),
        lambda: tell_points(member_id=ida.pk, post_id=asked.pk, day=today),
        lambda: tell_points(member_id=ida.pk, post_id=asked.pk, day=today),
        lambda: hand_over(member_id=ida.pk, channel="mail"),
        lambda: reading.read_all(ida),
        lambda: delete_post(post=second, by=second.author),
        lambda: leave(member=noor, keep_name=False),
    )
    run_tasks()
    assert Notification.objects.filter(member=ida, event__key=f"points-{ida.pk}-{asked.pk}-{today}").count() == 1


def _as_the_worker(task):
    """Tries again when somebody who was to be told has left meanwhile. A deadlock is never tried again here."""
    try:
        return task()
    except IntegrityError:
        return task()
