"""Bounties end by the clock, or with their question; and whatever comes twice happens once."""

import pytest

from accounts.models import User
from qa.bounties.models import Bounty
from qa.bounties.services.ending import end_what_is_due, return_bounty
from qa.bounties.services.offering import add_to_bounty
from qa.bounties.signals import bounty_ended, bounty_ending, bounty_returned
from qa.bounties.tasks import end_bounties
from qa.core.verdict import Conflict, Refusal
from qa.moderation.models import Action, LogEntry
from qa.moderation.services.purging import purge_post
from qa.posts.models import CloseReason, Post
from qa.posts.services.closing import close_question, reopen_question
from qa.posts.services.concealing import delete_post, restore_post
from qa.profiles.services.leaving import leave
from qa.reputation.models import LedgerEntry
from qa.site.models import SiteSettings
from tests.factories import answer, member
from tests.qa.bounties.giving import later, offer, old_question, points, rich, scored

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    found = []
    listeners = {
        signal: lambda sender, bounty, _name=name, **kwargs: found.append(_name)
        for name, signal in (("ending", bounty_ending), ("ended", bounty_ended), ("returned", bounty_returned))
    }
    for signal, listener in listeners.items():
        signal.connect(listener)
    yield found
    for signal, listener in listeners.items():
        signal.disconnect(listener)


def test_nothing_is_due_before_its_time(heard):
    later(offer(on=old_question(), by=rich()), days=6, hours=23)
    assert end_what_is_due() == 0
    assert heard == []


def test_each_step_is_taken_once_however_often_the_clock_strikes(heard):
    asked = old_question()
    bounty = later(offer(on=asked, by=rich()), days=7)
    for _n in range(3):
        end_bounties.func()
    bounty.refresh_from_db()
    asked.refresh_from_db()
    assert bounty.in_grace
    assert heard == ["ending"]
    assert (asked.bounty, asked.bounty_ends_at) == (50, None)
    later(bounty, days=1)
    for _n in range(3):
        end_what_is_due()
    assert heard == ["ending", "ended"]


def test_a_worker_that_was_away_for_long_takes_both_steps(heard):
    later(offer(on=old_question(), by=rich()), days=40)
    assert end_what_is_due() == 2
    assert heard == ["ending", "ended"]


def test_a_step_that_was_killed_has_not_happened_and_does_not_hold_up_the_others(heard):
    """The signal is the last thing in the transaction: who raises there undoes all of it."""
    broken = later(offer(on=old_question(), by=rich()), days=40)
    other = later(offer(on=old_question(), by=rich()), days=39)

    def fail(sender, bounty, **kwargs):
        if bounty.pk == broken.pk:
            raise RuntimeError("killed")

    bounty_ended.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            end_what_is_due()
    finally:
        bounty_ended.disconnect(fail)
    broken.refresh_from_db()
    other.refresh_from_db()
    assert (broken.state, other.state) == ("running", "expired")
    end_what_is_due()
    broken.refresh_from_db()
    assert broken.state == "expired"
    assert heard.count("ending") == 2


def test_without_hours_of_grace(heard):
    SiteSettings.objects.update(bounty_grace_hours=0)
    asked = old_question()
    bounty = offer(on=asked, by=rich())
    best = scored(to=asked, score=2)
    later(bounty, days=7)
    end_what_is_due()
    assert points(best.author) == [1 + 20 + 25]


def _close(asked, moderator):
    close_question(question=asked, by=moderator, reason=CloseReason.objects.get(slug="off-topic"))


@pytest.mark.parametrize("how", ["close", "delete", "admin"])
@pytest.mark.parametrize("in_grace", [False, True])
def test_staff_end_it_and_everybody_has_their_points_back(how, in_grace, heard):
    moderator = member(staff=True)
    first, second, asked = rich(), rich(), old_question()
    bounty = offer(on=asked, by=first, amount=300)
    add_to_bounty(question=asked, by=second, amount=100)
    if in_grace:
        later(bounty, days=7)
        end_what_is_due()
    assert points(first, second) == [700, 900]
    if how == "close":
        _close(asked, moderator)
    elif how == "delete":
        delete_post(post=asked, by=moderator, reason="Spam.")
    else:
        return_bounty(bounty=bounty, by=moderator, reason="A misunderstanding.")
    assert points(first, second) == [1000, 1000]
    bounty.refresh_from_db()
    asked.refresh_from_db()
    assert (bounty.state, bounty.ended_by, asked.bounty, asked.bounty_ends_at) == ("returned", moderator, 0, None)
    assert heard[-1] == "returned"
    entry = LogEntry.objects.get(action=Action.RETURN_BOUNTY)
    assert (entry.actor, entry.post) == (moderator, asked)
    assert entry.reason == ("A misunderstanding." if how == "admin" else "")


def test_what_was_returned_is_returned_once_and_does_not_come_back():
    moderator, giver, asked = member(staff=True), rich(), old_question()
    bounty = offer(on=asked, by=giver)
    _close(asked, moderator)
    _close(asked, moderator)  # another reason
    reopen_question(question=asked, by=moderator)
    delete_post(post=asked, by=moderator)
    restore_post(post=asked, by=moderator)
    assert points(giver) == [1000]
    with pytest.raises(Conflict):
        return_bounty(bounty=bounty, by=moderator)
    assert LedgerEntry.objects.filter(event="bounty-returned").count() == 1


def test_only_moderators_end_it():
    giver = rich()
    bounty = offer(on=old_question(), by=giver)
    for who in (giver, rich()):
        with pytest.raises(Refusal):
            return_bounty(bounty=bounty, by=who)


def test_an_answer_that_is_deleted_ends_nothing():
    asked = old_question()
    bounty = offer(on=asked, by=rich())
    delete_post(post=answer(to=asked), by=member(staff=True))
    bounty.refresh_from_db()
    assert bounty.is_running


# --- who leaves, and what is erased --------------------------------------------------------------------------------


def test_a_starter_who_leaves_takes_the_choice_with_them_but_not_the_points():
    starter, friend, asked = rich(), rich(), old_question()
    bounty = offer(on=asked, by=starter, amount=100)
    add_to_bounty(question=asked, by=friend, amount=100)
    best = scored(to=asked, score=2)
    leave(member=starter, keep_name=False)
    later(bounty, days=9)
    end_what_is_due()
    assert points(friend, best.author) == [900, 1 + 20 + 100]


def test_a_giver_who_left_is_passed_over_when_points_are_returned():
    starter, friend, asked = rich(), rich(), old_question()
    offer(on=asked, by=starter)
    add_to_bounty(question=asked, by=friend, amount=50)
    leave(member=starter, keep_name=True)
    _close(asked, member(staff=True))
    assert points(friend) == [1000]


def test_a_winner_who_left_leaves_right_books():
    asked = old_question()
    bounty = offer(on=asked, by=rich())
    best = scored(to=asked, score=2)
    later(bounty, days=9)
    end_what_is_due()
    leave(member=User.objects.get(pk=best.author_id), keep_name=True)
    points()
    bounty.refresh_from_db()
    assert (bounty.state, bounty.winner) == ("half", None)


def test_erased_posts_leave_right_books():
    owner = member(staff=True, is_superuser=True)
    giver, asked = rich(), old_question()
    bounty = offer(on=asked, by=giver)
    best = scored(to=asked, score=2)
    later(bounty, days=9)
    end_what_is_due()
    for post in (best, asked):
        delete_post(post=post, by=owner)
        purge_post(post=Post.objects.get(pk=post.pk), by=owner)
    assert points(giver) == [950]
    assert User.objects.get(pk=best.author_id).reputation == 26  # the votes went with the answer
    assert Bounty.objects.get().question is None
