"""Acts on one thread by many people at the same moment: each is done or kindly refused, and the books are right."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from qa.bounties.models import Bounty
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due
from qa.bounties.services.offering import add_to_bounty, offer_bounty
from qa.following.services.muting import mute
from qa.following.services.saving import save_post
from qa.moderation.services.team import ensure_moderators
from qa.posts.models import CloseReason, Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question
from qa.posts.services.concealing import delete_post
from qa.profiles.services.leaving import leave
from qa.reputation.models import Event
from qa.reputation.points import Points
from qa.reputation.services import ledger
from qa.reputation.services.reconciling import differences
from qa.site.models import RateCounter
from qa.votes.services import cast_vote
from tests.factories import answer, member, question
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
        ledger.write([Points(one.pk, Event.IMPORTED, 1999, None, None, timezone.now()) for one in people])
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
        lambda: cast_vote(post=second, by=giver, kind="down"),
        lambda: accept_answer(answer=second, by=asker),
        lambda: save_post(member=winner, post=asked),
        lambda: mute(member=other, thing=giver),
    )
    assert not any(differences().values()), differences()
    run_tasks()
    assert not any(differences().values())
    assert Bounty.objects.get().is_running == (end == "leaves" and Bounty.objects.get().awarded_to is None)
