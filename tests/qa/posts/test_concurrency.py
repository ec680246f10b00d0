"""Opposite things at the same moment, in real threads on real PostgreSQL: one consistent outcome."""

import pytest

from qa.core.verdict import Conflict, Invalid, Refusal
from qa.posts.models import CloseReason, Post
from qa.posts.services.answering import answer_question
from qa.posts.services.closing import close_question
from qa.posts.services.concealing import approve_post, delete_post, reject_post
from qa.posts.services.editing import EditConflict, base_of, edit_post
from qa.posts.services.writing import Guest
from qa.site.models import RateCounter
from tests.factories import BODY, answer, member, question
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def fresh(post) -> Post:
    return Post.objects.get(pk=post.pk)


def test_two_answers_by_one_member_become_one():
    asked, helper = question(), member(staff=True)
    outcomes = at_once(*[lambda: answer_question(question=asked, by=helper, body=BODY)] * 4)
    assert asked.answers.count() == fresh(asked).answer_count == 1
    assert sum(isinstance(one, Invalid) for one in outcomes) == 3


def test_two_edits_become_one_and_a_conflict():
    asked = question()
    base, editors = base_of(asked), [member(staff=True), member(staff=True)]
    outcomes = at_once(
        *[
            lambda who=who: edit_post(post=asked, by=who, base=base, body=f"The text as {who.username} would write it.")
            for who in editors
        ]
    )
    assert sum(isinstance(one, EditConflict) for one in outcomes) == 1
    assert asked.revisions.count() == fresh(asked).revision_number == 2


def test_an_answer_and_a_closing_leave_no_contradiction():
    for _n in range(4):
        asked, helper, moderator = question(), member(), member(staff=True)
        reason = CloseReason.objects.get(slug="off-topic")
        outcomes = at_once(
            lambda: answer_question(question=asked, by=helper, body=BODY),  # noqa: B023 - run at once, within the turn
            lambda: close_question(question=asked, by=moderator, reason=reason),  # noqa: B023
        )
        after = fresh(asked)
        assert after.is_closed
        assert after.answer_count == asked.answers.count() == (0 if isinstance(outcomes[0], Refusal) else 1)


def test_a_held_answer_is_approved_or_rejected_never_both():
    for _n in range(4):
        given, one, other = answer(to=question(), guest=Guest("Ada", "", "key")), member(staff=True), member(staff=True)
        outcomes = at_once(
            lambda: approve_post(post=given, by=one),  # noqa: B023
            lambda: reject_post(post=given, by=other, reason="No."),  # noqa: B023
        )
        after = fresh(given)
        assert after.parent.answer_count == int(after.is_public)
        assert after.is_public or after.concealment.kind == "rejected"
        assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == (
            0 if not after.is_public and outcomes[0] is None else 1
        )


def test_two_deletions_count_once():
    given, moderator = answer(to=question()), member(staff=True)
    at_once(*[lambda: delete_post(post=given, by=moderator)] * 4)
    assert fresh(given.parent).answer_count == 0
    assert given.concealments.count() == 1


def test_one_limit_for_all_workers(set_site):
    set_site(custom_limits={"answer-pause": [1, 30]})
    helper, questions = member(points=500), [question() for _n in range(4)]
    RateCounter.objects.all().delete()
    outcomes = at_once(
        *[lambda asked=asked: answer_question(question=asked, by=helper, body=BODY) for asked in questions]
    )
    assert sum(isinstance(one, Refusal) for one in outcomes) == 3
