"""Accepting: by who asked, one at a time, and taken back at will."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.core.verdict import Refusal
from qa.posts.models import CloseReason, Post
from qa.posts.services.accepting import accept_answer, unaccept_answer
from qa.posts.services.closing import close_question, lock_post
from qa.posts.services.concealing import delete_post
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def accepted(asked) -> Post | None:
    return Post.objects.get(pk=asked.pk).accepted_answer


def test_only_who_asked_accepts_not_even_a_moderator():
    asked = question()
    given = answer(to=asked)
    for who in (given.author, member(points=5000), member(staff=True)):
        with pytest.raises(Refusal, match="Only the person who asked"):
            accept_answer(answer=given, by=who)
    accept_answer(answer=given, by=asked.author)
    assert accepted(asked) == given


def test_another_answer_takes_its_place_and_none_is_fine_too():
    asked = question()
    first, second = answer(to=asked), answer(to=asked)
    accept_answer(answer=first, by=asked.author)
    accept_answer(answer=second, by=asked.author)
    assert accepted(asked) == second
    unaccept_answer(answer=first, by=asked.author)
    assert accepted(asked) == second
    unaccept_answer(answer=second, by=asked.author)
    assert accepted(asked) is None


def test_the_button_leads_back_as_page_and_refreshes_for_htmx(browser, headers):
    asked = question()
    given = answer(to=asked)
    page = browser(asked.author)
    response = page.post(f"/posts/{given.pk}/accept", headers=headers)
    if headers:
        assert (response.status_code, response["HX-Refresh"]) == (204, "true")
    else:
        assert (response.status_code, response["Location"]) == (303, given.get_absolute_url())
    assert accepted(asked) == given
    page.post(f"/posts/{given.pk}/accept", {"undo": "1"}, headers=headers)
    assert accepted(asked) is None


def test_the_mark_stands_in_the_thread_and_in_lists(browser):
    asked = question()
    accept_answer(answer=answer(to=asked), by=asked.author)
    assert "Accepted" in browser().get(asked.get_absolute_url()).text
    assert "one accepted" in browser().get("/questions").text


def test_on_top_only_where_the_owner_wants_it(browser, set_site):
    asked = question()
    best, other = answer(to=asked), answer(to=asked)
    Post.objects.filter(pk=best.pk).update(score=5, up_count=5)
    accept_answer(answer=other, by=asked.author)
    assert [post.pk for post in browser().get(asked.get_absolute_url()).context["answers"]] == [best.pk, other.pk]
    set_site(accepted_first=True)
    assert [post.pk for post in browser().get(asked.get_absolute_url()).context["answers"]] == [other.pk, best.pk]


def test_the_owners_delay_is_said_in_minutes(set_site):
    set_site(accept_delay_minutes=15)
    asked = question()
    given = answer(to=asked)
    with pytest.raises(Refusal, match=r"in 1[45] minutes"):
        accept_answer(answer=given, by=asked.author)
    Post.objects.filter(pk=asked.pk).update(created_at=timezone.now() - timedelta(minutes=16))
    accept_answer(answer=given, by=asked.author)


def test_closed_questions_can_be_settled_locked_and_deleted_ones_cannot():
    asked, moderator = question(), member(staff=True)
    given = answer(to=asked)
    close_question(question=asked, by=moderator, reason=CloseReason.objects.get(slug="off-topic"))
    accept_answer(answer=given, by=asked.author)
    lock_post(post=asked, by=moderator, reason="It was heated.")
    with pytest.raises(Refusal, match="heated"):
        unaccept_answer(answer=given, by=asked.author)
    other = answer(to=question())
    delete_post(post=other, by=other.author)
    with pytest.raises(Refusal, match="not public"):
        accept_answer(answer=other, by=other.parent.author)


def test_an_own_answer_may_be_accepted():
    asked = question()
    accept_answer(answer=answer(to=asked, by=asked.author), by=asked.author)
    assert accepted(asked)
