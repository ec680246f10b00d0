"""Real dumps, compared with what was counted in their files."""

import json

import pytest

from accounts.models import User
from qa.importer.stackexchange import import_dump
from qa.posts.models import Comment, Post, Revision
from qa.reputation.services import reconciling
from qa.tags.models import Tag
from qa.votes.models import Vote

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["conlang-meta", "beer"])
def test_everything_comes_along(real_dumps, name):
    told = import_dump(real_dumps / name)
    facts = json.loads((real_dumps / "FACTS.json").read_text())[name]
    questions, answers = Post.objects.filter(kind=1), Post.objects.filter(kind=2)
    assert (questions.count(), answers.count()) == (facts["questions"], facts["answers"])
    total = facts["questions"] + facts["answers"]
    assert told["posts"] == {"total": total, "score_agrees": total}
    assert sum(Post.objects.values_list("score", flat=True)) == facts["score_sum"]
    assert Post.objects.filter(score__lt=0).count() == facts["negative_scores"]
    assert questions.exclude(accepted_answer=None).count() == facts["accepted"]
    assert questions.exclude(closure=None).count() == facts["closed"]
    assert Post.objects.filter(kind__in=[1, 2]).exclude(community_wiki_at=None).count() == facts["community_wiki"]
    assert Comment.objects.count() == facts["rows"]["Comments"]
    assert Comment.objects.filter(author=None).count() == facts["comments_without_user"]
    assert User.objects.count() == facts["rows"]["Users"]
    assert sum(User.objects.values_list("reputation", flat=True)) == facts["reputation_sum"]
    assert told["members"]["reputation_exact"] == told["members"]["total"] == facts["rows"]["Users"] - 1
    assert Tag.objects.count() == facts["rows"]["Tags"]
    assert Tag.objects.filter(question_count__gt=0).count() == facts["tags_used"]
    assert Revision.objects.filter(number=1).count() == Post.objects.count()
    assert Vote.objects.filter(value=1).count() + Vote.objects.filter(value=-1).count() <= facts["rows"]["Votes"]
    assert set(reconciling.differences().values()) == {0}


def test_reading_it_needs_little_memory_and_no_html_is_left_over(real_dumps):
    told = import_dump(real_dumps / "conlang-meta")
    assert told["peak_memory_mb"] < 500
    assert told["rows_per_second"] > 100
    for html in Post.objects.values_list("body_html", flat=True):
        assert "&lt;p&gt;" not in html


def test_without_a_history_the_html_is_kept_and_shown_alike(real_dumps, tmp_path):
    for name in ("Users", "Posts", "Votes"):
        (tmp_path / f"{name}.xml").write_bytes((real_dumps / "conlang-meta" / f"{name}.xml").read_bytes())
    told = import_dump(tmp_path)
    assert told["posts"]["total"] == told["posts"]["score_agrees"]
    for body, html in Post.objects.filter(kind__in=[1, 2]).values_list("body", "body_html"):
        assert body.startswith("<")
        assert html.startswith("<")
        assert "&lt;p&gt;" not in html
