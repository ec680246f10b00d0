"""Who gets a bounty: by the starter's hand, or by the rule at the end (rules B.6)."""

from datetime import timedelta

import pytest
from django.db.models import F

from qa.bounties.models import Bounty
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due
from qa.bounties.services.offering import add_to_bounty
from qa.bounties.signals import bounty_awarded, bounty_ended
from qa.core.verdict import Conflict, Refusal
from qa.posts.models import Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.concealing import approve_post, delete_post
from qa.posts.services.writing import Guest
from qa.reputation.models import DayTotal, LedgerEntry
from tests.factories import VISITOR, answer, member, question
from tests.qa.bounties.giving import later, offer, old_question, points, rich, scored

pytestmark = pytest.mark.django_db
END = {"days": 8, "seconds": 1}  # seven days and the day of grace


@pytest.fixture
def heard():
    """[(what, points, by hand)] of every bounty that ended while the test ran."""
    found = []

    def on_awarded(sender, bounty, answer, points, by, **kwargs):
        found.append(("awarded", answer.pk, points, by is not None))

    def on_ended(sender, bounty, **kwargs):
        found.append(("ended",))

    bounty_awarded.connect(on_awarded)
    bounty_ended.connect(on_ended)
    yield found
    bounty_awarded.disconnect(on_awarded)
    bounty_ended.disconnect(on_ended)


def test_by_hand_all_of_it_goes_to_the_answer_beside_the_cap(heard):
    giver, asked = rich(), old_question()
    given = answer(to=asked)
    bounty = later(offer(on=asked, by=giver, amount=500), hours=24)
    award_bounty(answer=given, by=giver)
    bounty.refresh_from_db()
    asked.refresh_from_db()
    given.refresh_from_db()
    assert (bounty.state, bounty.winner, bounty.awarded_to, bounty.points, bounty.ended_by) == (
        "awarded", given.author, given, 500, giver)  # fmt: skip
    assert (asked.bounty, asked.bounty_ends_at, given.bounty) == (0, None, 500)
    assert points(giver, given.author) == [500, 501]
    entry = LedgerEntry.objects.get(event="bounty-won")
    assert (entry.post_id, entry.capped, entry.source_id) == (given.pk, False, bounty.pk)
    assert DayTotal.objects.get(user=given.author).exempt == 500
    assert heard == [("awarded", given.pk, 500, True)]
    assert list(Bounty.objects.by_hand()) == [bounty]


def _begun_by(giver):
    asked = old_question()
    return asked, later(offer(on=asked, by=giver), days=2)


REFUSED = {
    "somebody else": ("Only the member who began", lambda a, giver: rich()),
    "who added to it": ("Only the member who began", lambda a, giver: add_to_bounty(
        question=a.parent, by=rich(), amount=50).contributions.last().member),
    "a moderator": ("Only the member who began", lambda a, giver: member(staff=True)),
    "nobody": ("log in", lambda a, giver: VISITOR),
    "too early": ("24 hours", lambda a, giver: later(Bounty.objects.get(), hours=-25) and giver),
    "too late": ("over", lambda a, giver: later(Bounty.objects.get(), days=6) and giver),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_by_hand_is_refused_to(case):
    words, make = REFUSED[case]
    giver = rich()
    asked, bounty = _begun_by(giver)
    given = answer(to=asked)
    by = make(given, giver)
    with pytest.raises(Refusal, match=words):
        award_bounty(answer=given, by=by)
    bounty.refresh_from_db()
    assert bounty.is_running


def test_not_to_ones_own_answer_a_guests_a_hidden_or_another_questions():
    giver = rich()
    asked, _bounty = _begun_by(giver)
    answers = {
        "your own": answer(to=asked, by=giver),
        "public answer of a member": answer(to=asked, guest=Guest("Ada", "", "key"), network="n"),
    }
    gone = answer(to=asked)
    delete_post(post=gone, by=gone.author)
    gone.refresh_from_db()
    for words, given in [*answers.items(), ("public answer of a member", gone)]:
        with pytest.raises(Refusal, match=words):
            award_bounty(answer=given, by=giver)
    with pytest.raises(Conflict):
        award_bounty(answer=answer(to=question()), by=giver)


def test_by_hand_in_the_days_of_grace():
    giver = rich()
    asked, bounty = _begun_by(giver)
    given = answer(to=asked)
    later(bounty, days=5, hours=23)
    end_what_is_due()
    asked.refresh_from_db()
    assert (asked.bounty, asked.bounty_ends_at) == (50, None)  # not shown in lists any more, but still to be had
    award_bounty(answer=given, by=giver)
    assert points(giver, given.author) == [950, 51]


def test_an_answer_from_before_the_bounty_can_be_thanked():
    giver, asked = rich(), old_question()
    given = answer(to=asked)
    later(offer(on=asked, by=giver, reason="reward"), days=1)
    award_bounty(answer=given, by=giver)
    assert points(given.author) == [51]


def test_what_several_gave_goes_to_the_winner_even_if_they_added_to_it():
    giver, friend = rich(), rich()
    asked, _bounty = _begun_by(giver)
    given = answer(to=asked, by=friend)
    add_to_bounty(question=asked, by=friend, amount=100)
    award_bounty(answer=given, by=giver)
    assert points(giver, friend) == [950, 1050]


def test_two_bounties_on_one_question_add_up_on_an_answer():
    asked = old_question()
    given = answer(to=asked)
    for amount in (50, 150):
        giver = rich()
        later(offer(on=asked, by=giver, amount=amount), days=2)
        award_bounty(answer=given, by=giver)
    given.refresh_from_db()
    assert given.bounty == 200
    assert points(given.author) == [201]


def test_a_winning_answer_that_is_deleted_keeps_its_points():
    giver = rich()
    asked, _bounty = _begun_by(giver)
    given = answer(to=asked)
    award_bounty(answer=given, by=giver)
    delete_post(post=given, by=member(staff=True))
    assert points(giver, given.author) == [950, 51]


# --- by the rule -------------------------------------------------------------------------------------------------


def settle(bounty: Bounty) -> Bounty:
    """Let all of its time pass."""
    later(bounty, **END)
    end_what_is_due()
    bounty.refresh_from_db()
    return bounty


def test_half_goes_to_the_best_answer_since_it_began(heard):
    giver, asked = rich(), old_question()
    before = scored(to=asked, score=9)
    Post.objects.filter(pk=before.pk).update(created_at=F("created_at") - timedelta(days=20))
    bounty = offer(on=asked, by=giver, amount=150)
    best, poor = scored(to=asked, score=3), scored(to=asked, score=2)
    bounty = settle(bounty)
    assert (bounty.state, bounty.awarded_to, bounty.points, bounty.ended_by) == ("half", best, 75, None)
    assert points(giver, best.author, poor.author) == [850, 1 + 30 + 75, 1 + 20]
    assert heard == [("awarded", best.pk, 75, False)]
    assert not Bounty.objects.by_hand().exists()


def test_of_equal_scores_the_older_answer_wins():
    giver, asked = rich(), old_question()
    bounty = offer(on=asked, by=giver)
    first, second = scored(to=asked, score=2), scored(to=asked, score=2)
    Post.objects.filter(pk=second.pk).update(created_at=F("created_at") - timedelta(minutes=1))
    Bounty.objects.filter(pk=bounty.pk).update(started_at=F("started_at") - timedelta(minutes=5))
    assert first.pk < second.pk
    assert settle(bounty).awarded_to == second


def _of_an_adder(asked):
    adder = rich()
    given = scored(to=asked, score=5, by=adder)
    add_to_bounty(question=asked, by=adder, amount=100)
    return given


def _hidden(asked):
    given = scored(to=asked, score=5)
    delete_post(post=given, by=given.author)


NOTHING = {
    "no answer": lambda asked, giver: None,
    "only a score of one": lambda asked, giver: scored(to=asked, score=1),
    "only the starter's own": lambda asked, giver: scored(to=asked, score=5, by=giver),
    "only of who added to it": lambda asked, giver: _of_an_adder(asked),
    "only a hidden one": lambda asked, giver: _hidden(asked),
}


@pytest.mark.parametrize("case", NOTHING)
def test_else_the_points_are_gone(case, heard):
    giver, asked = rich(), old_question()
    bounty = offer(on=asked, by=giver)
    NOTHING[case](asked, giver)
    bounty = settle(bounty)
    assert (bounty.state, bounty.points, bounty.winner) == ("expired", 0, None)
    assert not LedgerEntry.objects.filter(event__in=["bounty-won", "bounty-returned"]).exists()
    points(giver)
    assert heard == [("ended",)]
    asked.refresh_from_db()
    assert (asked.bounty, asked.bounty_ends_at) == (0, None)


def _asker_with_a_bounty(amount=100):
    giver = rich()
    asked = old_question(by=giver)
    return giver, asked, offer(on=asked, by=giver, amount=amount)


def test_an_asker_who_accepted_meanwhile_has_awarded_all_of_it(heard):
    giver, asked, bounty = _asker_with_a_bounty()
    accepted, loud = answer(to=asked), scored(to=asked, score=4)
    accept_answer(answer=accepted, by=giver)
    bounty = settle(bounty)
    assert (bounty.state, bounty.awarded_to, bounty.points, bounty.ended_by) == ("awarded", accepted, 100, None)
    assert points(giver, accepted.author, loud.author) == [902, 1 + 15 + 100, 41]
    assert heard == [("awarded", accepted.pk, 100, False)]


def test_an_acceptance_from_before_the_bounty_does_not_count():
    giver = rich()
    asked = old_question(by=giver)
    accepted = answer(to=asked)
    accept_answer(answer=accepted, by=giver)
    bounty = offer(on=asked, by=giver)
    Post.objects.filter(pk=asked.pk).update(accepted_at=F("accepted_at") - timedelta(days=20))
    assert settle(bounty).state == "expired"


def test_accepting_ones_own_answer_does_not_bring_the_points_back():
    giver, asked, bounty = _asker_with_a_bounty()
    accept_answer(answer=answer(to=asked, by=giver), by=giver)
    assert settle(bounty).state == "expired"


def test_an_acceptance_counts_for_the_askers_own_bounty_only():
    giver, asked = rich(), old_question()
    bounty = offer(on=asked, by=giver)
    accept_answer(answer=answer(to=asked), by=asked.author)
    best = scored(to=asked, score=2)
    assert settle(bounty).awarded_to == best


def test_an_accepted_guest_cannot_hold_points_so_the_rule_goes_on():
    giver, asked, bounty = _asker_with_a_bounty()
    guests = answer(to=asked, guest=Guest("Ada", "", "key"), network="n")
    approve_post(post=guests, by=member(staff=True))
    accept_answer(answer=guests, by=giver)
    best = scored(to=asked, score=2)
    bounty = settle(bounty)
    assert (bounty.state, bounty.awarded_to) == ("half", best)
