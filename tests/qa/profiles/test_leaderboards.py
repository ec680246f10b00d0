"""`/leaderboards` and `/tags/<tag>/topusers`."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from qa.posts.models import Post
from qa.reputation.models import DayTotal
from qa.site.models import SiteSettings
from qa.tags.models import TagSynonym
from qa.votes.services import cast_vote
from tests.factories import answer, member, question, tag

pytestmark = pytest.mark.django_db


def gain(who, points: int = 10) -> None:
    DayTotal.objects.create(user=who, day=timezone.now().date(), capped=points)


def ids(page) -> list[int]:
    return [int(pk) for pk in re.findall(r'data-user-id="(\d+)"', page.text)]


@pytest.mark.parametrize("period", ["week", "month", "quarter", "year", "all"])
def test_each_period_has_a_page(client, period):
    first, second = member(points=30), member(points=20)
    gain(first, 30)
    gain(second, 20)
    page = client.get(f"/leaderboards?period={period}")
    assert ids(page) == [first.pk, second.pk]


def test_without_a_period_it_is_this_week(client):
    gain(member())
    assert "Points gained since" in client.get("/leaderboards").text
    assert client.get("/leaderboards?period=day").status_code == 404


def test_an_empty_one_says_how_to_begin(client):
    assert "good beginning" in client.get("/leaderboards").text


def test_pages(client):
    members = [member() for _n in range(31)]
    for number, who in enumerate(members):
        gain(who, 100 - number)
    first, second = client.get("/leaderboards"), client.get("/leaderboards?page=2")
    assert ids(first) + ids(second) == [who.pk for who in members]
    assert 'class="number">31</td>' in second.text
    assert client.get("/leaderboards?page=3").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_three_queries_and_with_a_tag_four(client, django_assert_num_queries, rows):
    SiteSettings.objects.update(founding=True, founding_members=1000)
    for _n in range(rows):
        cast_vote(post=question(tags=["sleep"]), by=member(), kind="up")
    client.get("/leaderboards")
    for path, queries in (
        ("/leaderboards", 3), ("/leaderboards?period=all", 3), ("/leaderboards?period=year&tag=sleep", 4),
    ):  # fmt: skip
        client.get(path)  # is kept for some minutes
        with django_assert_num_queries(queries):  # settings, the tag, what is kept, members
            assert len(ids(client.get(path))) == rows


def test_who_goes_quiet_is_gone_at_once(client):
    first, second = member(), member()
    gain(first, 20)
    gain(second, 10)
    assert ids(client.get("/leaderboards")) == [first.pk, second.pk]
    User.objects.filter(pk=first.pk).update(is_quiet=True)
    assert ids(client.get("/leaderboards")) == [second.pk]


def test_a_tag_by_its_name_or_synonym_else_404(client):
    TagSynonym.objects.create(name="rest", target=tag("sleep"))
    for name in ("sleep", "SLEEP", "rest"):
        assert "“sleep”" in client.get("/leaderboards", {"tag": name}).text
    assert client.get("/leaderboards?tag=unheard").status_code == 404


def test_the_owner_switches_them_off(client):
    tag("sleep")
    assert 'href="/leaderboards"' in client.get("/users").text
    assert "topusers" in client.get("/tags/sleep/info").text
    SiteSettings.objects.update(leaderboards=False)
    for path in ("/leaderboards", "/tags/sleep/topusers"):
        assert client.get(path).status_code == 404
    assert "leaderboards" not in client.get("/users").text
    assert "topusers" not in client.get("/tags/sleep/info").text


def test_who_wants_no_points_gets_no_link():
    client = Client()
    client.force_login(member(without_points=True))
    tag("sleep")
    assert "leaderboards" not in client.get("/users").text
    assert "topusers" not in client.get("/tags/sleep/info").text


# --- /tags/<tag>/topusers -------------------------------------------------------------------------------------------


@pytest.fixture
def busy():
    """Two who ask, two who answer under one tag; what ben wrote is old."""
    SiteSettings.objects.update(founding=True, founding_members=1000)
    ann, ben, quiet = member("ann"), member("ben"), member("quiet", is_quiet=True)
    mine, his = question(by=ann, tags=["sleep"]), question(by=ben, tags=["sleep"])
    posts = [mine, his, answer(to=his, by=ann), answer(to=mine, by=ben), answer(to=mine, by=quiet)]
    for post in posts:
        cast_vote(post=post, by=member(), kind="up")
    cast_vote(post=his, by=member(), kind="up")
    elsewhere = answer(to=question(tags=["anger"]), by=ann)
    cast_vote(post=elsewhere, by=member(), kind="up")
    Post.objects.filter(author=ben).update(created_at=timezone.now() - timedelta(days=40))
    return ann, ben


def test_top_users_lately_and_ever(client, busy):
    ann, ben = busy
    answers, questions = (
        [[who.pk for who in members] for _label, members in group["lists"]]
        for group in client.get("/tags/sleep/topusers").context["groups"]
    )
    assert answers == [[ann.pk], [ann.pk, ben.pk]]
    assert questions == [[ann.pk], [ben.pk, ann.pk]]
    page = client.get("/tags/sleep/topusers").text
    assert "+2 votes · 1 post" in re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_top_users_of_no_tag_and_of_another_name(client):
    TagSynonym.objects.create(name="rest", target=tag("sleep"))
    assert client.get("/tags/unheard/topusers").status_code == 404
    for name in ("rest", "Sleep"):
        response = client.get(f"/tags/{name}/topusers")
        assert (response.status_code, response["Location"]) == (301, "/tags/sleep/topusers")
    assert "Nobody yet" in client.get("/tags/sleep/topusers").text


@pytest.mark.parametrize("rows", [1, 3])
def test_top_users_take_six_queries(client, django_assert_num_queries, rows):
    SiteSettings.objects.update(founding=True, founding_members=1000)
    for _n in range(rows):
        asked = question(tags=["sleep"])
        for post in (asked, answer(to=asked)):
            cast_vote(post=post, by=member(), kind="up")
    client.get("/tags/sleep/topusers")
    with django_assert_num_queries(6):  # settings, the tag, four lists
        client.get("/tags/sleep/topusers")
