"""Importing small dumps made for the purpose: what comes along and what is left out."""

import json
from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from accounts.models import User
from qa.importer.stackexchange import import_dump
from qa.posts.models import Closure, Comment, Post
from qa.reputation.models import LedgerEntry
from qa.reputation.services import reconciling
from qa.search.models import PostDocument
from qa.tags.models import Tag
from tests.qa.importer.conftest import ANSWER, PERSON, QUESTION

pytestmark = pytest.mark.django_db
DAY = "2020-01-05T00:00:00.000"


def vote(number: int, post: int, kind: int) -> dict:
    return {"Id": number, "PostId": post, "VoteTypeId": kind, "CreationDate": DAY}


def event(number: int, kind: int, text: str, action: str, at: str = "2020-01-02T10:00:00.000", **more) -> dict:
    return {"Id": number, "PostHistoryTypeId": kind, "PostId": 1, "RevisionGUID": action, "CreationDate": at,
            "UserId": 1,
            "Text": text, **more}  # fmt: skip


def test_a_thread_with_everything(dump):
    told = import_dump(
        dump(
            Posts=[{**QUESTION, "AcceptedAnswerId": 2, "Score": 1, "ViewCount": 77}, {**ANSWER, "Score": -1}],
            Votes=[vote(1, 1, 2), vote(2, 2, 3), vote(3, 2, 1)],
            Comments=[{"Id": 9, "PostId": 2, "Score": 3, "Text": "See `here`", "CreationDate": DAY, "UserId": 1}],
        )
    )
    question, answer = Post.objects.get(pk=1), Post.objects.get(pk=2)
    assert (question.title, question.view_count, question.score, answer.score) == (QUESTION["Title"], 77, 1, -1)
    assert (question.accepted_answer, question.accepted_at) == (answer, datetime(2020, 1, 5, tzinfo=UTC))
    assert question.created_at == datetime(2020, 1, 2, 10, tzinfo=UTC)
    assert "<em>one</em>" in question.body_html
    assert [tag.name for tag in question.tags.all()] == ["talking"]
    assert (question.answer_count, answer.comment_count, question.revision_number) == (1, 1, 1)
    comment = Comment.objects.get(pk=9)
    assert (comment.score, comment.body_html, comment.author_id) == (3, "See <code>here</code>", 1)
    assert told["posts"] == {"total": 2, "score_agrees": 2}
    assert set(reconciling.differences().values()) == {0}
    assert PostDocument.objects.count() == 2


def test_the_markdown_and_every_version_come_from_the_history(dump):
    import_dump(
        dump(
            PostHistory=[
                event(1, 2, "I have *one* tomorow.", "a"),
                event(2, 1, "How do I keep calm?", "a"),
                event(3, 3, "|talking|", "a"),
                event(4, 5, "I have *one* tomorrow.", "b", "2020-01-02T12:00:00.000", Comment="typo"),
                event(5, 6, "<talking><calm>", "c", "2020-01-02T13:00:00.000", UserId=99, UserDisplayName="gone"),
                event(6, 24, "", "d"),
            ]
        )
    )
    post = Post.objects.get(pk=1)
    assert (post.body, post.revision_number) == ("I have *one* tomorrow.", 3)
    first, second, third = post.revisions.all()
    assert (first.title, first.body, first.tag_names) == ("How do I keep calm?", "I have *one* tomorow.", ["talking"])
    assert (second.summary, second.editor_id, second.tag_names) == ("typo", 1, ["talking"])
    assert (third.tag_names, third.editor_id, third.shown_editor) == (["talking", "calm"], None, "gone")


def test_rows_whose_owner_or_post_is_missing(dump):
    told = import_dump(
        dump(
            Posts=[
                {**QUESTION, "OwnerUserId": 55, "OwnerDisplayName": "Bob"}, {**QUESTION, "Id": 3, "OwnerUserId": 56},
                {**ANSWER, "OwnerUserId": "", "OwnerDisplayName": ""}, {**ANSWER, "Id": 4, "ParentId": 77},
                {**ANSWER, "Id": 5, "ParentId": 2},
            ],
            Comments=[
                {"Id": 1, "PostId": 1, "Text": "hello", "CreationDate": DAY, "UserDisplayName": "Cy"},
                {"Id": 2, "PostId": 99, "Text": "hello", "CreationDate": DAY},
            ],
            Votes=[vote(1, 99, 2), vote(2, 4, 2), vote(3, 1, 5)],
        )
    )  # fmt: skip
    assert {post.pk: post.shown_author for post in Post.objects.all()} == {1: "Bob", 3: "user56", 2: "anonymous"}
    assert Comment.objects.get().shown_author == "Cy"
    assert told["skipped"] == {
        "answers-without-question": 2, "comments-on-missing-posts": 1, "votes-on-missing-posts": 2,
        "votes-of-type-5": 1,
    }  # fmt: skip


def test_odd_rows_are_counted_and_left_out(dump):
    told = import_dump(
        dump(
            Users=[PERSON, PERSON, {"Id": "99999999999999999999", "CreationDate": DAY}, {"DisplayName": "nobody"}],
            Posts=[
                QUESTION, {**QUESTION, "Title": "again"}, {}, {"Id": "x", "PostTypeId": "y"}, {**QUESTION, "Id": 2**63},
                {**QUESTION, "Id": 1000000001}, {**QUESTION, "Id": 1000000010}, {**QUESTION, "Id": 7, "PostTypeId": 7},
                {**QUESTION, "Id": 8, "Title": "", "Score": "many", "ViewCount": -5, "Tags": "<<>>", "Body": ""},
            ],
        )
    )  # fmt: skip
    assert told["skipped"] == {
        "posts-incomplete": 3, "posts-invented-by-the-dump": 2, "posts-of-type-7": 1, "posts-repeated": 1,
        "users-incomplete": 2, "users-repeated": 1,
    }  # fmt: skip
    assert Post.objects.get(pk=1).title == QUESTION["Title"]
    assert (Post.objects.get(pk=8).title, Post.objects.get(pk=8).view_count) == ("Question 8", 0)


def test_members(dump):
    import_dump(
        dump(
            Users=[
                {**PERSON, "Id": -1, "DisplayName": "Community"},
                {**PERSON, "AboutMe": "<p>Hi <script>x</script></p>", "WebsiteUrl": "javascript:x", "Location": "Oslo"},
                {**PERSON, "Id": 2, "DisplayName": "ann"}, {**PERSON, "Id": 3, "DisplayName": "Ann 2"},
                {**PERSON, "Id": 4, "DisplayName": "名前"}, {**PERSON, "Id": 5, "DisplayName": "!!!"},
                {**PERSON, "Id": 6, "DisplayName": ""},
                {**PERSON, "Id": 7, "DisplayName": "x" * 60}, {**PERSON, "Id": 8, "DisplayName": "X" * 60},
            ]
        )
    )  # fmt: skip
    people = {user.pk: user for user in User.objects.all()}
    names = {number: user.username for number, user in people.items()}
    assert names == {
        -1: "community", 1: "ann", 2: "ann-2", 3: "ann-2-3", 4: "名前", 5: "member-5", 6: "user6",
        7: "x" * 40, 8: "x" * 38 + "-8",
    }  # fmt: skip
    assert (people[5].display_name, people[6].display_name) == ("!!!", "user6")
    for user in people.values():
        user.full_clean(exclude=["email"])
        assert user.email is None
        assert not user.has_usable_password()
    assert people[-1].is_system
    assert not people[1].is_system
    assert (people[1].website, people[1].location) == ("", "Oslo")
    assert "<p" in people[1].about_html
    assert "<script" not in people[1].about_html
    assert User.objects.create_user("next").pk > 8


@pytest.mark.parametrize("how", ["dump", "replayed"])
def test_points(dump, how):
    folder = dump(
        Users=[{**PERSON, "Reputation": 4321}, {**PERSON, "Id": 2, "DisplayName": "Cy", "Reputation": 2}],
        Posts=[QUESTION, {**ANSWER, "OwnerUserId": 2}],
        Votes=[*[vote(n, 1, 2) for n in range(1, 31)], *[vote(n, 2, 3) for n in range(31, 34)]],
    )
    told = import_dump(folder, keep=how)
    ann, cy = User.objects.get(pk=1), User.objects.get(pk=2)
    if how == "dump":
        assert (ann.reputation, cy.reputation, cy.reputation_debt) == (4321, 2, 0)
        assert {(e.user_id, e.points) for e in LedgerEntry.objects.filter(event="imported")} == {(1, 4120), (2, 7)}
        assert told["members"] == {"total": 2, "reputation_exact": 2, "reputation_within_2_percent": 2}
    else:
        assert (ann.reputation, cy.reputation, cy.reputation_debt) == (201, 1, 6)
        assert told["members"] == {"total": 2, "reputation_exact": 0, "reputation_within_2_percent": 0}
    assert set(reconciling.differences().values()) == {0}


def test_closed_questions_and_wikis(dump):
    import_dump(
        dump(
            Posts=[
                {**QUESTION, "ClosedDate": DAY}, {**QUESTION, "Id": 3, "ClosedDate": DAY, "CommunityOwnedDate": DAY},
                {**QUESTION, "Id": 4, "ClosedDate": DAY}, {**ANSWER, "ClosedDate": DAY},
            ],
            PostHistory=[
                event(1, 10, '{"OriginalQuestionIds":[3],"Voters":[{"Id":1}]}', "a", Comment="101", UserId=""),
                {**event(2, 10, "[nonsense", "b", Comment="105"), "PostId": 4},
            ],
        )
    )  # fmt: skip
    found = {closure.post_id: closure for closure in Closure.objects.select_related("reason")}
    assert {number: closure.reason.slug for number, closure in found.items()} == {
        1: "duplicate",
        3: "off-topic",
        4: "opinion-based",
    }
    assert (found[1].duplicate_of_id, found[1].by_id) == (3, 1)
    assert Post.objects.get(pk=1).closure == found[1]
    assert Post.objects.get(pk=3).community_wiki_at == datetime(2020, 1, 5, tzinfo=UTC)


def test_tag_descriptions_come_from_their_excerpts(dump):
    import_dump(
        dump(
            Posts=[
                {**QUESTION, "Tags": "|talking|c++|"},
                {**QUESTION, "Id": 5, "PostTypeId": 4, "Title": "", "Tags": "", "Body": "About *speech*."},
            ],
            Tags=[{"Id": 40, "TagName": "talking", "Count": 1, "ExcerptPostId": 5}, {"Id": 40, "TagName": "c"},
                  {"Id": "?"}],
        )
    )  # fmt: skip
    assert Tag.objects.get(name="talking").description == "About speech."
    assert Tag.objects.get(name="talking").pk == 40
    assert set(Tag.objects.values_list("name", "question_count")) == {("talking", 1), ("c++", 1), ("c", 0)}
    assert Post.objects.get(pk=5).kind == 4


def test_the_command_writes_the_report_and_plain_lines(dump, tmp_path, capsys):
    report = tmp_path / "report.json"
    call_command("import_stackexchange", str(dump()), report=report)
    told = json.loads(report.read_text())
    assert set(told) == {"posts", "members", "skipped", "rows_per_second", "peak_memory_mb"}
    assert told["posts"] == {"total": 2, "score_agrees": 2}
    out = capsys.readouterr().out
    assert "Posts.xml: 2 rows" in out
    assert "\r" not in out
