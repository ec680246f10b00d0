"""The address that open threads ask: what it says, to whom, and what it costs."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone

from qa.live.services import EDITING, kept_answer
from qa.posts.models import CloseReason, Draft
from qa.posts.services.closing import close_question
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.posts.services.drafts import save_draft
from qa.posts.services.writing import Guest
from qa.site.models import RateCounter
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def address(asked) -> str:
    return f"/questions/{asked.pk}/live.json"


def heard(asked, client=None, **headers):
    """The answer as it is now, whatever was kept."""
    kept_answer.clear()
    return (client or Client()).get(address(asked), headers=headers)


def test_an_empty_thread():
    asked = question()
    expected = {"answers": 0, "newest": 0, "closed": False, "posts": {str(asked.pk): [0, 0]}, "editing": {}}
    assert heard(asked).json() == expected


def test_what_happens_in_the_thread_is_in_it():
    asked = question(by=member(points=50))
    first = answer(to=asked)
    second = answer(to=asked)
    cast_vote(post=second, by=asked.author, kind="up")
    RateCounter.objects.all().delete()
    add_comment(post=first, by=asked.author, body="Could you say a little more about it?")
    reason = CloseReason.objects.get(slug="needs-focus")
    close_question(question=asked, by=member(staff=True), reason=reason)
    answer(to=question())  # elsewhere
    state = heard(asked).json()
    assert (state["answers"], state["newest"], state["closed"]) == (2, second.pk, True)
    assert state["posts"] == {str(asked.pk): [0, 0], str(first.pk): [0, 1], str(second.pk): [1, 0]}


def test_what_is_hidden_does_not_exist():
    asked = question()
    hidden = answer(to=asked, guest=Guest("Ada", "ada@guests.example", "key"))
    state = heard(asked).json()
    assert state["answers"] == 0
    assert state["newest"] == 0
    assert str(hidden.pk) not in state["posts"]
    delete_post(post=asked, by=asked.author)
    assert heard(asked).status_code == 404
    assert heard(answer(to=question())).status_code == 404  # an answer is no thread
    for number in ("0", "999999999999999999", "1" * 30, "x"):
        assert Client().get(f"/questions/{number}/live.json").status_code == 404


def test_an_edit_counts_while_its_draft_is_fresh():
    asked = question()
    given = answer(to=asked)
    one, other = member(), member()
    save_draft(member=one, purpose="edit", post=given, body="Better words")
    save_draft(member=other, purpose="edit", post=given, body="Other words")
    save_draft(member=other, purpose="answer", post=asked, body="An answer is not an edit")
    assert heard(asked).json()["editing"] == {str(given.pk): 2}
    Draft.objects.filter(member=one).update(updated_at=timezone.now() - EDITING - timedelta(seconds=1))
    assert heard(asked).json()["editing"] == {str(given.pk): 1}
    assert other.username not in heard(asked).text


def test_the_same_bytes_for_everybody():
    asked = question()
    answer(to=asked)
    readers = [None, asked.author, member(staff=True)]
    answers = []
    for who in readers:
        client = Client()
        if who:
            client.force_login(who)
        response = heard(asked, client)
        assert not response.cookies
        assert "Vary" not in response.headers
        answers.append((response.content, response["ETag"], response["Cache-Control"]))
    assert len(set(answers)) == 1
    assert answers[0][1].startswith('"')  # a strong one
    assert answers[0][2] == "public, max-age=2"


def test_nothing_new_is_304_without_a_body():
    asked = question()
    first = heard(asked)
    again = heard(asked, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    answer(to=asked)
    changed = heard(asked, if_none_match=first["ETag"])
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


def test_only_reading():
    assert Client().post(address(question())).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_at_first_and_none_after(django_assert_num_queries, rows):
    asked = question()
    for _number in range(rows):
        save_draft(member=member(), purpose="edit", post=answer(to=asked), body="Better words")
    client = Client()
    client.force_login(asked.author)  # neither session nor member is looked up
    with django_assert_num_queries(1):
        assert heard(asked, client).status_code == 200
    with django_assert_num_queries(0):
        assert client.get(address(asked)).status_code == 200
        assert client.get(address(asked), headers={"if-none-match": "x"}).status_code == 200


def test_a_thread_of_nowhere_costs_once(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [Client().get("/questions/987654321/live.json").status_code for _ in range(3)] == [404] * 3


def test_a_database_that_does_not_answer_is_said_in_a_word():
    asked = question()

    def broken(execute, sql, params, many, context):
        raise DatabaseError("away")

    kept_answer.clear()
    with connection.execute_wrapper(broken):
        response = Client().get(address(asked))
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert Client().get(address(asked)).status_code == 200
