"""One literal number of queries for each page, whatever the number of rows on it."""

import pytest
from django.test import Client

from qa.posts.models import CloseReason
from qa.posts.services.accepting import accept_answer
from qa.posts.services.closing import close_question
from qa.posts.services.commenting import add_comment
from qa.site.models import RateCounter
from qa.votes.services import cast_vote
from tests.factories import answer, category, member, question

pytestmark = pytest.mark.django_db

# Each with settings (1) but for the sitemap; members with session and account (2).
LISTS = {
    "/": 4,  # count, questions, tags
    "/questions": 4,
    "/questions?sort=newest": 4,
    "/questions?sort=votes": 4,
    "/questions?sort=unanswered": 4,
    "/questions/tagged/sleep": 8,  # names, synonyms twice, tags
    "/categories/everyday": 7,  # the category, those inside it twice
    "/feeds/questions": 3,
    "/sitemap-questions.xml": 2,
}
# The question and its tags, answers, comments, related questions and their tags, the path of categories.
# Members also have their marks (what they follow, have muted and have saved, in one), what they were told of the thread
# is read now, and the bell counts what is left.
THREAD = {"visitor": 8, "member": 17, "moderator": 17}  # one of them for the closure that the thread has


def fill(rows: int):
    """Questions by different people, each with as many answers as `rows`, and these with as many comments."""
    moderator, fan = member(staff=True), member(points=5000)
    for _n in range(rows):
        question(tags=["sleep"], category=category())  # stays open and without an answer
        asked = question(tags=["sleep", "anger"], category=category())
        for _m in range(rows):
            given = answer(to=asked)
            for _k in range(rows):
                RateCounter.objects.all().delete()
                add_comment(post=given, by=member(staff=True), body="A comment by somebody else, @nobody.")
            cast_vote(post=given, by=fan, kind="up")
        accept_answer(answer=given, by=asked.author)
    close_question(question=asked, by=moderator, reason=CloseReason.objects.get(slug="off-topic"))
    return asked


def reader(role: str) -> Client:
    client = Client()
    if role != "visitor":
        client.force_login(member(role, points=200, staff=role == "moderator"))
        client.get("/about")  # notes the day of the visit
    return client


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("path", "queries"), LISTS.items())
def test_a_list(django_assert_num_queries, path, queries, rows):
    fill(rows)
    client = reader("visitor")
    client.get(path)
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("role", ["member", "moderator"])
def test_a_list_for_members(django_assert_num_queries, role, rows):
    fill(rows)
    client = reader(role)
    with django_assert_num_queries(7):  # the bell among them
        assert client.get("/questions").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("role", THREAD)
def test_a_thread(django_assert_num_queries, role, rows):
    asked = fill(rows)
    client = reader(role)
    client.get(asked.get_absolute_url())
    with django_assert_num_queries(THREAD[role]):
        page = client.get(asked.get_absolute_url())
    assert page.status_code == 200
    assert page.text.count('id="comment') >= rows * rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_fragment_of_comments(django_assert_num_queries, rows):
    asked = fill(rows)
    client = reader("visitor")
    with django_assert_num_queries(4):
        assert (
            client.get(f"/posts/{asked.answers.first().pk}/comments", headers={"hx-request": "true"}).status_code == 200
        )


@pytest.mark.parametrize("rows", [1, 3])
def test_the_revisions(django_assert_num_queries, rows):
    fill(rows)
    asked = question()
    for number in range(2, rows + 2):
        asked.revisions.create(number=number, editor=member(), body=f"Text {number}", title=asked.title)
    client = reader("visitor")
    with django_assert_num_queries(3):
        assert client.get(f"/posts/{asked.pk}/revisions").status_code == 200
