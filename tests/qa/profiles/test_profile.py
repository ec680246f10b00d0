"""The pages of a member: what they show, to whom, and at what cost."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from accounts.services.suspending import suspend
from qa.posts.services.accepting import accept_answer
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.reputation.models import Event, LedgerEntry
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
TABS = ["profile", "activity", "questions", "answers", "tags", "badges", "reputation", "bounties"]


def text(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def tab_of(someone: User, tab: str) -> str:
    return f"{someone.get_absolute_url()}?tab={tab}"


@pytest.fixture
def ada():
    return member("ada", points=5_500, display_name="Ada Lovelace", about="x", about_html="<p>I count.</p>",
                  location="Ockham", website="https://ada.example.org", last_seen=date(2024, 5, 17))  # fmt: skip


@pytest.mark.parametrize("address", ["/users/{}", "/users/{}/ada", "/users/{}/Ada-Lovelace", "/users/{}/%D1%85"])
def test_a_missing_or_wrong_slug_is_a_permanent_redirect_with_its_query(client, ada, address):
    response = client.get(address.format(ada.pk) + "?tab=answers")
    assert response.status_code == 301
    assert response["Location"] == f"/users/{ada.pk}/ada-lovelace?tab=answers"


@pytest.mark.parametrize("fields", [{"is_system": True}, {"is_active": False}])
@pytest.mark.parametrize("address", ["/users/{}", "/users/{}/ada"])
def test_the_system_and_accounts_switched_off_have_no_page(client, fields, address):
    assert client.get(address.format(member("ada", **fields).pk)).status_code == 404


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 30])
def test_nobody_is_404(client, number):
    assert client.get(f"/users/{number}/x").status_code == 404


def test_the_profile_shows_who_it_is_and_never_the_address(client, ada):
    page = text(client.get(ada.get_absolute_url()))
    for words in ("Ada Lovelace", "5.5k points", "<p>I count.</p>", "Ockham", 'datetime="2024-05-17"'):
        assert words in page
    assert '<a href="https://ada.example.org" rel="nofollow ugc noopener">' in page
    assert "ada@example.org" not in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("tab", [*TABS, "../x", "\x00"])
def test_every_tab_opens_for_somebody_without_posts(client, ada, tab):
    assert 'id="content"' in text(client.get(ada.get_absolute_url(), {"tab": tab}))


def test_tabs_show_what_was_written_and_what_came_of_it(client, ada):
    asker, reader = member(), member(points=1000)
    mine = question(by=ada, title="How do I begin a difficult letter?")
    theirs = question(by=asker, title="What helps against a racing mind?")
    helpful = answer(to=theirs, by=ada)
    add_comment(post=theirs, by=ada, body="This is a comment of some length.")
    cast_vote(post=helpful, by=reader, kind="up")
    accept_answer(answer=helpful, by=asker)

    assert f'data-question-id="{mine.pk}"' in text(client.get(tab_of(ada, "questions")))
    page = text(client.get(tab_of(ada, "answers")))
    assert "What helps against a racing mind?" in page
    assert "<b>+1</b> vote" in page
    assert ">accepted<" in page
    page = text(client.get(tab_of(ada, "activity")))
    assert [word in page for word in (">asked<", ">answered<", ">commented on<")] == [True] * 3
    page = text(client.get(tab_of(ada, "reputation")))
    assert 'class="points-up">+25<' in page
    assert "answer voted up" in page
    assert "answer accepted" in page
    page = text(client.get(ada.get_absolute_url()))
    assert "1 question " in page
    assert "1 answer" in page


def test_what_is_deleted_is_seen_by_its_author_and_moderators_only(client, ada):
    hidden = question(by=ada, title="A question that is taken back again")
    delete_post(post=hidden, by=ada)
    sees = {"visitor": None, "member": member(), "author": ada, "moderator": member(staff=True)}
    found = {}
    for who, viewer in sees.items():
        client.logout()
        if viewer:
            client.force_login(viewer)
        found[who] = [
            hidden.title in text(client.get(tab_of(ada, tab))) for tab in ("profile", "activity", "questions")
        ]
    assert found == {"visitor": [False] * 3, "member": [False] * 3, "author": [True] * 3, "moderator": [True] * 3}


def test_the_price_of_ones_own_downvotes_is_ones_own_business(client, ada):
    poor = answer(to=question())
    cast_vote(post=poor, by=ada, kind="down")
    words = str(Event.DOWN_VOTER.label)
    assert words not in text(client.get(tab_of(ada, "reputation")))
    client.force_login(ada)
    assert words in text(client.get(tab_of(ada, "reputation")))


def test_a_day_over_the_limit_shows_what_it_brought(client, ada):
    post = question(by=ada)
    now = timezone.now()
    for _vote in range(3):
        LedgerEntry.objects.create(
            user=ada, event=Event.QUESTION_UP, points=90, capped=True, post=post, day=date(2024, 1, 2), created_at=now
        )
    page = text(client.get(tab_of(ada, "reputation")))
    assert 'class="points-up">+200<' in page
    assert "at most 200 points a day" in page
    assert "× 3" in page


def test_all_see_that_a_member_is_paused_and_few_see_why(client, ada):
    moderator = member(staff=True)
    suspend(user=ada, by=moderator, until=timezone.now() + timedelta(days=3), reason="Unkind words.")
    seen = {}
    for who, viewer in {"visitor": None, "self": ada, "moderator": moderator, "other": member()}.items():
        client.logout()
        if viewer:
            client.force_login(viewer)
        page = text(client.get(ada.get_absolute_url()))
        assert "This account is paused until" in page
        seen[who] = "Unkind words." in page
    assert seen == {"visitor": False, "self": True, "moderator": True, "other": False}


@pytest.mark.parametrize(
    ("tab", "queries"),
    [("profile", 9), ("activity", 6), ("questions", 7), ("answers", 6), ("tags", 5), ("reputation", 9)],
)
def test_three_posts_cost_as_many_queries_as_one(client, ada, django_assert_num_queries, tab, queries):
    voter = member(points=1000)
    for rows in (1, 2):
        for _row in range(rows):
            cast_vote(post=question(by=ada), by=voter, kind="up")
            post = answer(to=question(), by=ada)
            cast_vote(post=post, by=voter, kind="up")
            add_comment(post=post, by=ada, body="A comment that is long enough.")
        with django_assert_num_queries(queries):
            assert client.get(tab_of(ada, tab)).status_code == 200


def test_lists_are_paged_and_sorted(client, ada):
    first = question(by=ada)
    for _more in range(15):
        last = question(by=ada)
    cast_vote(post=first, by=member(points=1000), kind="up")
    page = client.get(tab_of(ada, "questions"))
    assert page.context["page"].items[0] == last
    assert 'rel="next"' in text(page)
    assert client.get(tab_of(ada, "questions") + "&page=2").context["page"].items == [first]
    assert client.get(tab_of(ada, "questions") + "&sort=votes").context["page"].items[0] == first
    assert client.get(tab_of(ada, "questions") + "&page=3").status_code == 404
