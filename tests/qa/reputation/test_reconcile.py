"""`manage.py reconcile`: finds every number that does not follow from its source rows, and makes it right."""

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from qa.posts.models import Post
from qa.posts.services.accepting import accept_answer
from qa.posts.services.commenting import add_comment
from qa.reputation.models import DayTotal, LedgerEntry
from qa.reputation.services.reconciling import differences
from qa.site.models import SiteSettings
from qa.tags.models import Category, Tag
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    """A question with two answers, votes both ways, a comment and an acceptance, all by the services."""
    SiteSettings.objects.update(founding=True)
    asker, helper, other = member(), member(), member()
    asked = question(by=asker)
    good, poor = answer(to=asked, by=helper), answer(to=asked, by=other)
    for post, by, kind in [(asked, helper, "up"), (good, asker, "up"), (good, other, "up"), (poor, helper, "down")]:
        cast_vote(post=post, by=by, kind=kind)
    accept_answer(answer=good, by=asker)
    add_comment(post=asked, by=asker, body="Thank you both for taking the time.")
    return asked


def run(capsys, *arguments) -> tuple[int, str]:
    try:
        call_command("reconcile", *arguments)
    except SystemExit as stopped:
        return stopped.code, capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_what_the_services_wrote_agrees(forum, capsys):
    """The ledger is written by `qa.reputation.points` and compared with the same table in SQL."""
    status, told = run(capsys)
    assert status == 0, told
    assert LedgerEntry.objects.count() == 7  # four authors, one who voted down, accepted and accepting


def sql(statement: str):
    with connection.cursor() as cursor:
        cursor.execute(statement)


DAMAGE = {
    "votes and scores of posts": lambda: Post.objects.filter(kind=1).update(up_count=5, score=5),
    "answers of questions": lambda: Post.objects.filter(kind=1).update(answer_count=9),
    "comments of posts": lambda: Post.objects.filter(kind=1).update(comment_count=0),
    "questions of tags": lambda: Tag.objects.update(question_count=3),
    "questions of categories": lambda: Category.objects.update(question_count=3),
    "ledger entries": lambda: LedgerEntry.objects.filter(event="accepted").update(points=99),
    "points of days": lambda: DayTotal.objects.update(capped=77),
    "points of members": lambda: User.objects.update(reputation=500),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_each_damage_is_found_and_made_right(forum, capsys, what):
    DAMAGE[what]()
    assert differences()[what] > 0
    status, told = run(capsys)
    assert status == 1
    assert f"{what}: all agree" not in told
    status, told = run(capsys, "--fix")
    assert (status, "Made right." in told) == (0, True)
    assert run(capsys)[0] == 0


def test_a_vote_that_came_round_the_signals_is_counted_by_fix(forum, capsys):
    sql(f"INSERT INTO votes_vote (post_id, voter_id, value, created_at) VALUES ({forum.pk}, NULL, 1, now())")
    assert run(capsys, "--fix")[0] == 0
    forum.refresh_from_db()
    forum.author.refresh_from_db()
    assert (forum.score, forum.author.reputation) == (2, 23)  # two votes on the question, and accepting


def test_nobody_is_below_one_after_fix(capsys):
    critic, author = member(points=500), member()
    SiteSettings.objects.update(founding=False)
    cast_vote(post=question(by=author), by=critic, kind="down")
    User.objects.filter(pk=author.pk).update(reputation=40, reputation_debt=0)
    run(capsys, "--fix")
    author.refresh_from_db()
    assert (author.reputation, author.reputation_debt) == (1, 2)
