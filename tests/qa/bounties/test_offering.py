"""Beginning a bounty and adding to one: who may, when, and how much (rules B.6)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from qa.bounties.models import Bounty, Contribution
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due, return_bounty
from qa.bounties.services.offering import add_to_bounty
from qa.bounties.signals import bounty_offered
from qa.core.verdict import Conflict, Invalid, Refusal
from qa.posts.models import CloseReason, Post
from qa.posts.services.closing import close_question, lock_post
from qa.posts.services.concealing import delete_post
from qa.reputation.models import DayTotal, LedgerEntry
from qa.site.models import SiteSettings
from tests.factories import VISITOR, answer, member, question
from tests.qa.bounties.giving import later, offer, old_question, points, rich

pytestmark = pytest.mark.django_db


def test_the_points_are_paid_at_once_and_beside_the_cap():
    giver, asked = rich(200), old_question()
    bounty = offer(on=asked, by=giver, amount=150, note="  Please\nhelp  ")
    asked.refresh_from_db()
    assert (asked.bounty, asked.bounty_ends_at) == (150, bounty.ends_at)
    assert points(giver) == [50]
    assert bounty.ends_at - bounty.started_at == timedelta(days=7)
    assert bounty.grace_until - bounty.ends_at == timedelta(hours=24)
    assert bounty.note == "Please help"
    entry = LedgerEntry.objects.get(event="bounty-given")
    assert (entry.points, entry.capped, entry.post_id, entry.source_id) == (
        -150, False, asked.pk, bounty.contributions.get().pk
    )  # fmt: skip
    assert DayTotal.objects.get(user=giver, day=timezone.now().date()).exempt == -150


def test_the_signal_says_who_gave_how_much():
    heard = []

    def listen(sender, bounty, by, amount, **kwargs):
        heard.append((bounty.pk, by.pk, amount))

    bounty_offered.connect(listen)
    try:
        starter, friend, asked = rich(), rich(), old_question()
        bounty = offer(on=asked, by=starter)
        add_to_bounty(question=asked, by=friend, amount=100)
    finally:
        bounty_offered.disconnect(listen)
    assert heard == [(bounty.pk, starter.pk, 50), (bounty.pk, friend.pk, 100)]


NOT_NOW = {
    "not logged in": ("log in", lambda asked: VISITOR),
    "too few points": ("need 75 points", lambda asked: rich(74)),
    "too young": ("2 days old", lambda asked: Post.objects.filter(pk=asked.pk).update(created_at=timezone.now())),
    "closed": ("closed", lambda asked: close_question(
        question=asked, by=member(staff=True), reason=CloseReason.objects.get(slug="off-topic"))),
    "locked": ("locked", lambda asked: lock_post(post=asked, by=member(staff=True), reason="Heated.")),
    "deleted": ("public", lambda asked: delete_post(post=asked, by=member(staff=True))),
    "has one": ("already", lambda asked: offer(on=asked, by=rich())),
    "switched off": ("no bounties", lambda asked: SiteSettings.objects.update(bounties=False)),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_NOW)
def test_when_a_bounty_is_refused(case):
    words, make = NOT_NOW[case]
    asked = old_question()
    made = make(asked)
    giver = made if hasattr(made, "is_authenticated") else rich()
    before = Contribution.objects.count()
    with pytest.raises(Refusal, match=words):
        offer(on=asked, by=giver)
    assert Contribution.objects.count() == before


def test_only_questions_have_bounties():
    with pytest.raises(Refusal, match="questions"):
        offer(on=answer(to=old_question()), by=rich())


def test_two_days_are_enough_and_less_is_not():
    asked = question()
    Post.objects.filter(pk=asked.pk).update(created_at=timezone.now() - timedelta(hours=47, minutes=59))
    with pytest.raises(Refusal):
        offer(on=asked, by=rich())
    Post.objects.filter(pk=asked.pk).update(created_at=timezone.now() - timedelta(days=2))
    assert offer(on=asked, by=rich()).is_running


@pytest.mark.parametrize("amount", [0, -50, 1, 49, 75, 125, 501, 550])
def test_amounts_that_do_not_exist(amount):
    giver, asked = rich(2000), old_question()
    with pytest.raises(Invalid, match="between 50 and 500"):
        offer(on=asked, by=giver, amount=amount)
    assert points(giver) == [2000]


@pytest.mark.parametrize(("have", "amount", "goes"), [(100, 100, False), (101, 100, True), (99, 50, True)])
def test_one_point_always_stays(have, amount, goes):
    giver, asked = rich(have), old_question()
    if goes:
        offer(on=asked, by=giver, amount=amount)
        assert points(giver) == [have - amount]
    else:
        with pytest.raises(Invalid, match="one stays with you"):
            offer(on=asked, by=giver, amount=amount)


def test_a_reason_of_the_list_is_needed():
    with pytest.raises(Invalid, match="wish"):
        offer(on=old_question(), by=rich(), reason="money")


def test_at_most_three_at_a_time_begun_or_added_to():
    giver, other = rich(5000), rich(5000)
    first = old_question()
    offer(on=first, by=giver)
    offer(on=old_question(), by=giver)
    theirs = old_question()
    offer(on=theirs, by=other)
    add_to_bounty(question=theirs, by=giver, amount=50)
    with pytest.raises(Refusal, match="3 running bounties"):
        offer(on=old_question(), by=giver)
    more = old_question()
    offer(on=more, by=other)
    with pytest.raises(Refusal, match="3 running bounties"):
        add_to_bounty(question=more, by=giver, amount=50)
    return_bounty(bounty=Bounty.objects.get(question=first), by=member(staff=True))
    assert offer(on=old_question(), by=giver).is_running


def test_the_least_doubles_with_each_further_bounty_on_the_same_question():
    giver, asked = rich(5000), old_question()
    for least in (50, 100, 200, 400, 500, 500):
        if least > 50:
            with pytest.raises(Invalid):
                offer(on=asked, by=giver, amount=least - 50)
        later(offer(on=asked, by=giver, amount=least), days=9)
        end_what_is_due()
    assert points(giver) == [5000 - 1750]
    assert offer(on=old_question(), by=giver, amount=50).is_running  # elsewhere it begins anew
    assert offer(on=asked, by=rich(), amount=50).is_running  # and so it does for others


def test_a_returned_bounty_does_not_count_for_the_doubling():
    giver, asked = rich(), old_question()
    return_bounty(bounty=offer(on=asked, by=giver), by=member(staff=True))
    assert offer(on=asked, by=giver, amount=50).is_running


def test_who_has_answered_gives_a_hundred_at_least():
    giver, asked = rich(5000), old_question()
    answer(to=asked, by=giver)
    with pytest.raises(Invalid, match="between 100"):
        offer(on=asked, by=giver, amount=50)
    later(offer(on=asked, by=giver, amount=100), days=9)
    end_what_is_due()
    offer(on=asked, by=giver, amount=100)


def test_amounts_of_another_site():
    SiteSettings.objects.update(bounty_min=30, bounty_step=20, bounty_max=100)
    giver, asked = rich(5000), old_question()
    answer(to=asked, by=giver)  # 60 doubled, the next step is 70
    with pytest.raises(Invalid, match="between 70 and 90 points, in steps of 20"):
        offer(on=asked, by=giver, amount=60)
    assert offer(on=asked, by=giver, amount=90).total == 90


def test_two_people_and_more_can_add_each_once():
    starter, second, third, asked = rich(), rich(), rich(), old_question()
    bounty = offer(on=asked, by=starter, amount=100)
    ends = bounty.ends_at
    add_to_bounty(question=asked, by=second, amount=50)
    bounty = add_to_bounty(question=asked, by=third, amount=200)
    for who in (starter, second):
        with pytest.raises(Refusal, match="already"):
            add_to_bounty(question=asked, by=who, amount=100)
    asked.refresh_from_db()
    assert (bounty.total, asked.bounty, asked.bounty_ends_at) == (350, 350, ends)
    assert points(starter, second, third) == [900, 950, 800]


def test_adding_keeps_the_rules_of_amounts():
    asked = old_question()
    offer(on=asked, by=rich())
    answered = rich()
    answer(to=asked, by=answered)
    for who, amount in ((answered, 50), (rich(), 60), (rich(80), 100)):
        with pytest.raises(Invalid):
            add_to_bounty(question=asked, by=who, amount=amount)
    with pytest.raises(Refusal, match="75 points"):
        add_to_bounty(question=asked, by=rich(60), amount=50)


def test_nothing_can_be_added_in_the_days_of_grace_or_to_none():
    asked = old_question()
    bounty = later(offer(on=asked, by=rich()), days=7)
    with pytest.raises(Refusal, match="has ended"):
        add_to_bounty(question=asked, by=rich(), amount=50)
    later(bounty, days=2)
    end_what_is_due()
    with pytest.raises(Conflict):
        add_to_bounty(question=asked, by=rich(), amount=50)


def test_an_author_cannot_delete_a_question_with_a_bounty():
    asked = old_question()
    bounty = offer(on=asked, by=rich())
    with pytest.raises(Refusal, match="bounty"):
        delete_post(post=asked, by=asked.author)
    bounty.refresh_from_db()
    assert bounty.is_running


def test_the_database_refuses_what_cannot_be():
    asked, other = old_question(), old_question()
    giver = rich()
    bounty = offer(on=asked, by=giver)
    later(bounty, days=2)
    won = award_bounty(answer=answer(to=asked), by=giver)
    running = offer(on=asked, by=rich())
    wrong = [
        lambda: Bounty.objects.filter(pk=won.pk).update(state="running"),
        lambda: Bounty.objects.filter(pk=running.pk).update(state="awarded"),
        lambda: Bounty.objects.filter(pk=running.pk).update(total=0),
        lambda: Bounty.objects.filter(pk=won.pk).update(points=51),
        lambda: Bounty.objects.filter(pk=running.pk).update(ends_at=running.started_at),
        lambda: Bounty.objects.create(question=asked, total=50, reason="details", ends_at=running.ends_at,
                                      grace_until=running.grace_until),
        lambda: Contribution.objects.create(bounty=won, member=giver, amount=50),
        lambda: Contribution.objects.create(bounty=running, member=giver, amount=0),
        lambda: Post.objects.filter(pk=other.pk).update(bounty_ends_at=running.ends_at),
        lambda: Post.objects.filter(pk=other.pk).update(bounty=-1),
        lambda: LedgerEntry.objects.create(user=giver, event="bounty-won", points=50, capped=False, source_id=won.pk,
                                           day=timezone.now().date(), created_at=timezone.now()),
    ]  # fmt: skip
    for write in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
