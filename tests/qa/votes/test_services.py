"""Casting, changing and withdrawing votes: what is allowed, what it does, and the sentence when it is refused."""

import pytest

from qa.core.verdict import Refusal
from qa.posts.services.accepting import accept_answer, unaccept_answer
from qa.reputation.services.reconciling import differences
from qa.site.current import forget
from qa.site.models import SiteSettings
from qa.votes.models import Vote
from qa.votes.services import cast_vote
from tests.factories import VISITOR, answer, member, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def grown():
    """A site past its founding phase, on the ladder of small sites."""
    site = SiteSettings.objects.get(pk=1)
    site.founding = False
    site.save()
    forget()
    return site


def books_agree():
    return not any(differences().values())


@pytest.mark.parametrize(
    ("kind", "on", "score", "author", "voter"),
    [
        ("up", "question", 1, 111, 500),
        ("up", "answer", 1, 111, 500),
        ("down", "question", -1, 99, 500),
        ("down", "answer", -1, 99, 499),
    ],
)
def test_a_vote_moves_score_and_points_by_the_table(grown, kind, on, score, author, voter):
    asker, helper, someone = member(points=101), member(points=101), member(points=500)
    asked = question(by=asker)
    post = asked if on == "question" else answer(to=asked, by=helper)
    cast_vote(post=post, by=someone, kind=kind)
    for row in (post, post.author, someone):
        row.refresh_from_db()
    assert (post.score, post.author.reputation, someone.reputation) == (score, author, voter)


def test_changing_and_withdrawing_lead_back_exactly(grown):
    someone, post = member(points=500), question(by=member())
    for kind in ("up", "up", "down", "none", "none", "down", "up", "none"):
        cast_vote(post=post, by=someone, kind=kind)
        assert differences()["votes and scores of posts"] == 0
    post.refresh_from_db()
    post.author.refresh_from_db()
    assert (post.score, post.up_count, post.down_count, post.author.reputation) == (0, 0, 0, 1)
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    ("who", "kind", "words"),
    [
        (lambda post: post.author, "up", "your own post"),
        (lambda post: VISITOR, "up", "log in"),
        (lambda post: member(points=6), "up", "You need 15 points to vote up; you have 6."),
        (lambda post: member(points=124), "down", "You need 125 points to vote down; you have 124."),
    ],
)
def test_a_refusal_says_what_would_make_it_possible(grown, who, kind, words):
    post = question()
    with pytest.raises(Refusal, match=words):
        cast_vote(post=post, by=who(post), kind=kind)
    assert not Vote.objects.exists()


def test_in_the_founding_phase_one_point_is_enough():
    post = question()
    cast_vote(post=post, by=member(), kind="up")
    post.author.refresh_from_db()
    assert post.author.reputation == 11


def test_the_founding_phase_ends_once_enough_members_have_points():
    SiteSettings.objects.update(founding_members=2)
    fan = member()
    for _n in range(2):
        assert SiteSettings.objects.get(pk=1).founding
        cast_vote(post=question(), by=fan, kind="up")
    assert not SiteSettings.objects.get(pk=1).founding


def test_forty_votes_a_day_and_a_withdrawn_one_comes_back(grown):
    SiteSettings.objects.update(votes_per_day=2)
    forget()
    someone = member(points=500)
    first, second, third = question(), question(), question()
    cast_vote(post=first, by=someone, kind="up")
    cast_vote(post=second, by=someone, kind="up")
    with pytest.raises(Refusal, match="your 2 votes of today"):
        cast_vote(post=third, by=someone, kind="up")
    cast_vote(post=first, by=someone, kind="none")
    cast_vote(post=third, by=someone, kind="up")


def test_the_daily_cap_holds_and_losses_make_room(grown):
    author, fans = member(), [member(points=500) for _n in range(25)]
    post = question(by=author)
    for fan in fans[:22]:
        cast_vote(post=post, by=fan, kind="up")
    author.refresh_from_db()
    assert author.reputation == 201
    cast_vote(post=post, by=fans[22], kind="down")  # net 218: still above the cap
    author.refresh_from_db()
    assert author.reputation == 201
    for fan in fans[:4]:
        cast_vote(post=post, by=fan, kind="none")  # net 178
    author.refresh_from_db()
    assert author.reputation == 179


def test_nobody_falls_below_one_and_nothing_is_forgotten(grown):
    author = member()
    post = question(by=author)
    critics = [member(points=500) for _n in range(3)]
    for critic in critics:
        cast_vote(post=post, by=critic, kind="down")
    author.refresh_from_db()
    assert (author.reputation, author.reputation_debt) == (1, 6)
    cast_vote(post=post, by=member(points=500), kind="up")
    author.refresh_from_db()
    assert (author.reputation, author.reputation_debt) == (5, 0)


def test_accepting_gives_points_beside_the_cap_and_taking_back_takes_them():
    asker, helper = member(), member()
    asked = question(by=asker)
    given = answer(to=asked, by=helper)
    other = answer(to=asked, by=member())
    accept_answer(answer=given, by=asker)
    accept_answer(answer=other, by=asker)
    accept_answer(answer=given, by=asker)
    for row in (asker, helper, other.author):
        row.refresh_from_db()
    assert (asker.reputation, helper.reputation, other.author.reputation) == (3, 16, 1)
    unaccept_answer(answer=given, by=asker)
    helper.refresh_from_db()
    assert helper.reputation == 1
    assert books_agree()


def test_accepting_ones_own_answer_gives_nothing():
    asker = member()
    own = answer(to=question(by=asker), by=asker)
    accept_answer(answer=own, by=asker)
    asker.refresh_from_db()
    assert asker.reputation == 1


@pytest.mark.parametrize("write", ["bulk_create", "bulk_update", "update"])
def test_votes_refuse_writes_that_pass_by_the_signals(write):
    arguments = {"bulk_create": ([],), "bulk_update": ([], ["value"]), "update": ()}[write]
    with pytest.raises(TypeError, match=r"signals|one by one"):
        getattr(Vote.objects, write)(*arguments)


def test_a_vote_is_never_edited():
    post = question()
    cast_vote(post=post, by=member(), kind="up")
    vote = Vote.objects.get()
    vote.value = -1
    with pytest.raises(TypeError, match="never edited"):
        vote.save()


def test_deleting_a_vote_row_goes_through_the_signal_too():
    post = question()
    cast_vote(post=post, by=member(), kind="up")
    Vote.objects.all().delete()
    post.refresh_from_db()
    post.author.refresh_from_db()
    assert (post.score, post.author.reputation) == (0, 1)
    assert books_agree()


def test_a_locked_vote_opens_again_with_an_edit(grown):
    from datetime import timedelta

    from django.db import connection
    from django.utils import timezone

    SiteSettings.objects.update(vote_lock_minutes=5)
    forget()
    someone, post = member(points=500), question()
    cast_vote(post=post, by=someone, kind="up")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE votes_vote SET created_at = created_at - interval '6 minutes'")
    with pytest.raises(Refusal, match="once the post is edited"):
        cast_vote(post=post, by=someone, kind="none")
    type(post).objects.filter(pk=post.pk).update(edited_at=timezone.now() + timedelta(seconds=1))
    assert cast_vote(post=post, by=someone, kind="none").score == 0
