"""Questions beside a thread."""

import pytest

from qa.posts.services.concealing import delete_post
from qa.search.services import related_questions
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def test_shared_tags_and_alike_titles_come_first():
    asked = question(title="How do I fall asleep after an argument?", tags=["sleep", "arguments"])
    both = question(title="Falling asleep after an argument with my brother", tags=["sleep", "arguments"])
    one = question(title="What do you read before breakfast?", tags=["sleep"])
    words = question(title="An argument about money, again", tags=["money"])
    question(title="Which bicycle suits a short person?", tags=["cycling"])
    found = related_questions(asked)
    assert found[0] == both
    assert set(found) == {both, one, words}


def test_neither_itself_nor_answers_nor_what_is_hidden():
    asked = question(title="How do you keep bees in a town?", tags=["bees"])
    answer(to=asked, body="You keep bees in a town like anywhere else, on a roof.")
    hidden = question(title="How do you keep bees on a roof?", tags=["bees"])
    delete_post(post=hidden, by=member(staff=True))
    assert related_questions(asked) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_with_all_that_a_short_list_shows(django_assert_num_queries, rows):
    asked = question(tags=["sleep"])
    for _ in range(rows):
        question(tags=["sleep"])
    with django_assert_num_queries(1):
        shown = [
            (row.title, row.score, row.accepted_answer_id, row.answer_count, row.closure_id, row.get_absolute_url())
            for row in related_questions(asked)
        ]
    assert len(shown) == rows


def test_the_limit_and_strange_titles():
    asked = question(title="' & | ! :* (( \\ https://example.org/a?b=1&c=2 -", tags=["sleep"])
    for _ in range(4):
        question(tags=["sleep"])
    assert len(related_questions(asked, limit=2)) == 2
