"""Acts on one bounty at the same moment, in real threads: one outcome, and books that agree."""

import pytest

from accounts.models import User
from qa.bounties.models import Bounty, Contribution
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due, return_bounty
from qa.bounties.services.offering import add_to_bounty, offer_bounty
from qa.core.verdict import Refusal
from qa.posts.models import CloseReason, Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question
from qa.posts.services.concealing import delete_post
from qa.reputation.models import LedgerEntry
from qa.votes.services import cast_vote
from tests.factories import answer, member
from tests.qa.bounties.giving import later, offer, old_question, points, rich, scored
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = range(3)


def offering(question, by, amount=50):
    return lambda: offer_bounty(question=question, by=by, amount=amount, reason="attention")


def refusals(outcomes) -> int:
    return sum(isinstance(one, Refusal) for one in outcomes)


@pytest.mark.parametrize("_round", ROUNDS)
def test_the_same_points_are_not_spent_twice(_round):
    giver = rich(140)
    outcomes = at_once(*(offering(old_question(), giver, 100) for _n in range(3)))
    assert refusals(outcomes) == 2
    assert points(giver) == [40]
    assert User.objects.get(pk=giver.pk).reputation_debt == 0


@pytest.mark.parametrize("_round", ROUNDS)
def test_not_more_than_three_begin_at_once(_round):
    giver = rich(5000)
    outcomes = at_once(*(offering(old_question(), giver) for _n in range(5)))
    assert refusals(outcomes) == 2
    assert points(giver) == [4850]


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_question_gets_one_bounty(_round):
    asked, givers = old_question(), [rich(), rich(), rich()]
    outcomes = at_once(*(offering(asked, giver) for giver in givers))
    assert refusals(outcomes) == 2
    assert sorted(points(*givers)) == [950, 1000, 1000]


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_adders_at_once_are_both_counted_and_one_who_clicks_twice_pays_once(_round):
    asked, adders = old_question(), [rich(), rich()]
    offer(on=asked, by=rich())
    outcomes = at_once(
        *(lambda who=who: add_to_bounty(question=asked, by=who, amount=100) for who in [*adders, adders[0]])
    )
    assert refusals(outcomes) == 1
    assert points(*adders) == [900, 900]
    assert (Bounty.objects.get().total, Post.objects.get(pk=asked.pk).bounty) == (250, 250)


def _ways_to_end(asked, giver, answers):
    moderator, other = member(staff=True), member(staff=True)
    reason = CloseReason.objects.get(slug="off-topic")
    bounty = Bounty.objects.get()
    return {
        "award": lambda: award_bounty(answer=answers[0], by=giver),
        "award another": lambda: award_bounty(answer=answers[1], by=giver),
        "clock": end_what_is_due,
        "clock again": end_what_is_due,
        "close": lambda: close_question(question=asked, by=moderator, reason=reason),
        "delete": lambda: delete_post(post=asked, by=other),
        "return": lambda: return_bounty(bounty=bounty, by=other),
    }


PAIRS = [
    ("award", "award another"), ("award", "close"), ("award", "delete"), ("clock", "clock again"), ("clock", "close"),
    ("clock", "delete"), ("close", "delete"), ("return", "close"), ("award", "return"),
    ("award", "close", "delete", "return"), ("clock", "clock again", "close", "delete", "return"),
]  # fmt: skip


@pytest.mark.parametrize("acts", PAIRS, ids=" and ".join)
def test_a_bounty_ends_in_one_way(acts):
    giver, friend, asked = rich(), rich(), old_question()
    offer(on=asked, by=giver, amount=100)
    add_to_bounty(question=asked, by=friend, amount=100)
    answers = [scored(to=asked, score=2), scored(to=asked, score=3)]
    later(Bounty.objects.get(), days=9 if "clock" in acts else 2)
    ways = _ways_to_end(asked, giver, answers)
    at_once(*(ways[act] for act in acts))
    points(giver, friend)
    bounty = Bounty.objects.get()
    won = LedgerEntry.objects.filter(event="bounty-won")
    returned = LedgerEntry.objects.filter(event="bounty-returned")
    assert not bounty.is_running
    assert won.count() == (1 if bounty.state in ("awarded", "half") else 0)
    assert returned.count() == (2 if bounty.state == "returned" else 0)
    assert Post.objects.get(pk=asked.pk).bounty == 0


@pytest.mark.parametrize("_round", ROUNDS)
def test_the_clock_among_votes_and_acceptances(_round):
    """All of them want rows of one thread and of its people; nobody waits in a circle."""
    giver = rich()
    asked = old_question(by=giver)
    offer(on=asked, by=giver, amount=100)
    answers = [scored(to=asked, score=2), scored(to=asked, score=2), answer(to=asked)]
    later(Bounty.objects.get(), days=9)
    at_once(
        end_what_is_due,
        lambda: accept_answer(answer=answers[2], by=giver),
        *(lambda one=one: cast_vote(post=one, by=rich(200), kind="up") for one in answers),
        lambda: cast_vote(post=asked, by=rich(200), kind="up"),
    )
    points(giver)
    assert Bounty.objects.get().state in ("awarded", "half")
    assert LedgerEntry.objects.filter(event="bounty-won").count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_adding_while_it_is_awarded_goes_to_the_winner_or_is_refused(_round):
    giver, friend, asked = rich(), rich(), old_question()
    later(offer(on=asked, by=giver), days=2)
    given = answer(to=asked)
    outcomes = at_once(
        lambda: award_bounty(answer=given, by=giver), lambda: add_to_bounty(question=asked, by=friend, amount=100)
    )
    added = Contribution.objects.filter(member=friend).exists()
    assert points(given.author, friend) == ([151, 900] if added else [51, 1000])
    assert refusals(outcomes) == (0 if added else 1)
