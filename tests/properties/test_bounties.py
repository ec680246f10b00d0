"""Whatever people do with bounties in whatever order, every point is in one place (hypothesis writes the stories)."""

import pytest
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import invariant, rule

from accounts.models import User
from qa.bounties.models import Bounty, Contribution
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due, return_bounty
from qa.bounties.services.offering import add_to_bounty
from qa.posts.models import CloseReason
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question, reopen_question
from qa.posts.services.concealing import delete_post, restore_post
from qa.reputation.models import LedgerEntry
from qa.votes.services import cast_vote
from tests.factories import answer
from tests.properties.stories import Story, story_settings
from tests.qa.bounties.giving import later, offer, old_question, rich

people, questions, answers = st.integers(0, 4), st.integers(0, 1), st.integers(0, 3)


class Forum(Story):
    """Five members, one of them a moderator; two questions with two answers each."""

    def __init__(self):
        super().__init__()
        self.people = [rich(400, staff=n == 4) for n in range(5)]
        self.questions = [old_question(by=self.people[n]) for n in range(2)]
        self.answers = [answer(to=self.questions[n // 2], by=self.people[n + 1]) for n in range(4)]

    @rule(who=people, on=questions, steps=st.integers(1, 4))
    def give(self, who, on, steps):
        question, by = self._fresh(self.questions[on]), self._user(who)
        act = add_to_bounty if Bounty.objects.running().filter(question=question).exists() else None
        if act:
            self._try(act, question=question, by=by, amount=50 * steps)
        else:
            self._try(offer, on=question, by=by, amount=50 * steps)

    @rule(who=people, to=answers)
    def award(self, who, to):
        self._try(award_bounty, answer=self._fresh(self.answers[to]), by=self._user(who))

    @rule(who=people, to=answers)
    def accept(self, who, to):
        self._try(accept_answer, answer=self._fresh(self.answers[to]), by=self._user(who))

    @rule(who=people, to=answers)
    def vote(self, who, to):
        self._try(cast_vote, post=self._fresh(self.answers[to]), by=self._user(who), kind="up")

    @rule(days=st.sampled_from([1, 2, 7, 8]))
    def wait(self, days):
        for bounty in Bounty.objects.running():
            later(bounty, days=days)
        end_what_is_due()

    @rule(on=questions, back=st.booleans(), gone=st.booleans())
    def moderate(self, on, back, gone):
        question, by = self._fresh(self.questions[on]), self._user(4)
        if gone:
            self._try(restore_post if back else delete_post, post=question, by=by)
        elif back:
            self._try(reopen_question, question=question, by=by)
        else:
            self._try(close_question, question=question, by=by, reason=CloseReason.objects.get(slug="off-topic"))

    @rule(on=questions, who=people)
    def give_back(self, on, who):
        if bounty := Bounty.objects.running().filter(question=self.questions[on]).first():
            self._try(return_bounty, bounty=bounty, by=self._user(who))

    @invariant()
    def nobody_owes_points(self):
        assert min(User.objects.values_list("reputation", flat=True)) >= 1
        assert not User.objects.filter(reputation_debt__gt=0).exists()

    @invariant()
    def every_point_is_in_one_place(self):
        """What was given is offered still, was won, was returned, or is gone by the rule."""
        moved = -sum(LedgerEntry.objects.filter(event__startswith="bounty").values_list("points", flat=True))
        kept = {"running": lambda b: b.total, "expired": lambda b: b.total, "half": lambda b: b.total - b.points}
        assert moved == sum(kept[b.state](b) for b in Bounty.objects.all() if b.state in kept)
        assert -sum(LedgerEntry.objects.filter(event="bounty-given").values_list("points", flat=True)) == sum(
            Contribution.objects.values_list("amount", flat=True)
        )


class TestForum(TestCase, Forum.TestCase):
    settings = story_settings(10)


pytestmark = pytest.mark.django_db
