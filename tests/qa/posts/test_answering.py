"""Answering as a member: one answer each, not when the question is closed, and not too fast."""

import pytest

from qa.core.verdict import Invalid, Refusal, TooOften
from qa.posts.models import Answer, CloseReason, Draft
from qa.posts.services.answering import answer_question
from qa.posts.services.closing import close_question, lock_post, reopen_question
from qa.posts.services.concealing import delete_post
from tests.factories import BODY, answer, member, question

pytestmark = pytest.mark.django_db


def address(asked) -> str:
    return f"/questions/{asked.pk}/answer"


def test_an_answer_leads_to_its_place_as_page_and_for_htmx(browser, headers):
    asked, helper = question(), member()
    response = browser(helper).post(address(asked), {"body": BODY}, headers=headers)
    given = Answer.objects.get()
    place = f"{asked.get_absolute_url()}#{given.pk}"
    if headers:
        assert (response.status_code, response["HX-Redirect"]) == (204, place)
    else:
        assert (response.status_code, response["Location"]) == (303, place)
    asked.refresh_from_db()
    assert asked.answer_count == 1
    assert asked.active_at >= given.created_at


def test_a_refused_answer_is_422_with_the_text_as_page_and_fragment(browser, headers):
    asked = question()
    response = browser(member()).post(address(asked), {"body": "Too short & <b>"}, headers=headers)
    assert response.status_code == 422
    assert "Too short &amp; &lt;b&gt;" in response.text
    assert "at least 30" in response.text
    assert ("<h1" in response.text) is not bool(headers)


def test_one_answer_a_member_and_the_way_to_edit_it(browser, headers):
    asked, helper = question(), member()
    given = answer(to=asked, by=helper)
    page = browser(helper)
    assert f"/posts/{given.pk}/edit" in page.get(asked.get_absolute_url()).text
    response = page.post(address(asked), {"body": "Something else that I forgot to say before."}, headers=headers)
    assert response.status_code == 422
    assert asked.answers.count() == 1


def test_more_than_one_where_the_owner_likes(set_site):
    set_site(one_answer_per_member=False)
    asked, helper = question(), member()
    answer(to=asked, by=helper)
    answer(to=asked, by=helper)
    assert asked.answers.count() == 2


def test_who_has_deleted_an_answer_may_write_another():
    asked, helper = question(), member()
    delete_post(post=answer(to=asked, by=helper), by=helper)
    assert answer(to=asked, by=helper).is_public


def test_an_own_question_may_be_answered():
    asker = member()
    assert answer(to=question(by=asker), by=asker).is_public


def test_a_closed_question_takes_no_answer_until_it_is_open_again(browser):
    asked, moderator = question(), member(staff=True)
    close_question(question=asked, by=moderator, reason=CloseReason.objects.get(slug="off-topic"))
    response = browser(member()).post(address(asked), {"body": BODY})
    assert response.status_code == 403
    assert "closed" in response.text
    assert BODY in response.text
    reopen_question(question=asked, by=moderator)
    assert browser(member()).post(address(asked), {"body": BODY}).status_code == 303


@pytest.mark.parametrize("state", ["locked", "deleted"])
def test_what_is_locked_or_deleted_takes_no_answer(state):
    asked, moderator = question(), member(staff=True)
    if state == "locked":
        lock_post(post=asked, by=moderator, reason="It was heated.")
    else:
        delete_post(post=asked, by=moderator)
    with pytest.raises(Refusal, match=state if state == "locked" else "not public"):
        answer_question(question=asked, by=member(), body=BODY)


def test_an_answer_takes_no_answer(browser):
    given = answer(to=question())
    assert browser(member()).post(f"/questions/{given.pk}/answer", {"body": BODY}).status_code == 404


def test_newcomers_wait_three_minutes_others_thirty_seconds(grown):
    newcomer, known = member(points=124), member(points=125)
    questions = [question() for _n in range(2)]
    for who, pause in ((newcomer, 180), (known, 30)):
        answer_question(question=questions[0], by=who, body=BODY)
        with pytest.raises(TooOften) as refused:
            answer_question(question=questions[1], by=who, body=BODY)
        assert pause - 10 < refused.value.retry_after <= pause


def test_too_soon_is_429_says_when_and_keeps_the_text(browser, headers):
    page, text = browser(member()), "This is my second answer within a few seconds."
    first, second = question(), question()
    page.post(address(first), {"body": BODY})
    response = page.post(address(second), {"body": text}, headers=headers)
    assert response.status_code == 429
    assert text in response.text
    assert int(response["Retry-After"]) <= 30


def test_the_draft_is_offered_in_the_thread_and_gone_once_posted(browser):
    asked, helper = question(), member()
    page = browser(helper)
    page.post("/posts/draft", {"purpose": "answer", "post": asked.pk, "body": "Half an answer"})
    assert "Half an answer" in page.get(asked.get_absolute_url()).text
    assert "Half an answer" not in browser(member()).get(asked.get_absolute_url()).text
    page.post(address(asked), {"body": BODY})
    assert not Draft.objects.exists()


def test_html_in_an_answer_is_harmless(browser):
    asked = question()
    answer(to=asked, body="<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) and more")
    page = browser().get(asked.get_absolute_url()).text
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page
    assert 'href="javascript' not in page


def test_the_service_says_what_field_is_wrong():
    with pytest.raises(Invalid) as refused:
        answer_question(question=question(), by=member(), body="x")
    assert refused.value.field == "body"
