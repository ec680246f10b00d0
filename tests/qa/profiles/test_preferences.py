"""Preferences: a quiet profile, a forum without points, a time zone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.services.suspending import suspend
from qa.site.models import SiteSettings
from qa.votes.services import cast_vote
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db
PAGE = "/accounts/preferences"
HIDDEN = (
    "k points", " points)", "Good neighbour", "Most points", "badge-count", 'class="goals"', "?tab=reputation",
    "?tab=badges", "?tab=bounties", "/leaderboards", "/help/badges",
)  # fmt: skip


@pytest.fixture
def ada():
    return member("ada", points=5_500, display_name="Ada Lovelace")


def html(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_visitor_is_asked_to_log_in(client):
    assert client.get(PAGE)["Location"] == f"/accounts/login/?next={PAGE}"


def test_wishes_are_kept_and_nothing_else_is_touched(client, ada):
    client.force_login(ada)
    assert "Europe" in html(client, PAGE)
    sent = {
        "time_zone": "Europe/Berlin",
        "is_quiet": "on",
        "without_points": "on",
        "is_staff": "on",
        "display_name": "X",
    }
    assert client.post(PAGE, sent)["Location"] == PAGE
    ada.refresh_from_db()
    assert (ada.time_zone, ada.is_quiet, ada.without_points) == ("Europe/Berlin", True, True)
    assert (ada.is_staff, ada.display_name) == (False, "Ada Lovelace")
    client.post(PAGE, {"time_zone": ""})
    ada.refresh_from_db()
    assert (ada.time_zone, ada.is_quiet, ada.without_points) == ("", False, False)


@pytest.mark.parametrize(
    "sent", [{"time_zone": "Mars/Olympus"}, {"time_zone": "Europe/Berlin\x00"}, {"time_zone": "x" * 99}]
)
def test_what_is_no_time_zone_is_refused(client, ada, sent):
    client.force_login(ada)
    assert client.post(PAGE, {**sent, "is_quiet": "on"}).status_code == 422
    ada.refresh_from_db()
    assert not ada.is_quiet


def test_a_language_is_only_asked_where_there_is_a_choice(client, ada, settings, tmp_path):
    client.force_login(ada)
    assert 'name="language"' not in html(client, PAGE)
    assert client.post(PAGE, {"language": "fr", "time_zone": ""}).status_code == 303
    ada.refresh_from_db()
    assert ada.language == ""
    settings.LANGUAGE_CODE = "de"  # beside the language that the forum is written in
    assert 'name="language"' in html(client, PAGE)
    client.post(PAGE, {"language": "en", "time_zone": ""})
    ada.refresh_from_db()
    assert ada.language == "en"


def test_a_paused_member_may_still_be_left_in_peace(client, ada):
    suspend(user=ada, by=member(staff=True), until=timezone.now() + timedelta(days=1), reason="Heated.")
    client.force_login(ada)
    assert client.post(PAGE, {"time_zone": "", "is_quiet": "on"}).status_code == 303


def test_a_quiet_profile_is_in_no_list_and_not_for_search_engines_but_can_be_opened(client, ada):
    ada.is_quiet = True
    ada.save()
    thread = question(by=ada)
    for address in ("/users", "/users?sort=newest", "/users?q=lovelace"):
        assert ada.get_absolute_url() not in html(client, address)
    assert '<meta name="robots" content="noindex">' in html(client, ada.get_absolute_url())
    assert f'href="{ada.get_absolute_url()}"' in html(client, thread.get_absolute_url())
    assert "robots" not in html(client, member().get_absolute_url())


def test_who_wants_no_points_sees_none_and_others_see_what_they_saw(client, ada):
    SiteSettings.objects.filter(pk=1).update(titles="100 Good neighbour")
    asked = question(by=ada)
    given = answer(to=asked, by=member("bob", points=1_200, display_name="Bob"))
    cast_vote(post=given, by=member(points=1000), kind="up")
    pages = [
        "/questions",
        asked.get_absolute_url(),
        "/users",
        ada.get_absolute_url(),
        f"{given.author.get_absolute_url()}?tab=answers",
    ]
    visitor = {page: client.get(page).content for page in pages}
    ada.without_points = True
    ada.save()
    assert {page: client.get(page).content for page in pages} == visitor
    client.force_login(ada)
    for page in pages:
        shown = html(client, page)
        for word in HIDDEN:
            assert word not in shown, (page, word)
    assert "<b>+1</b> vote" in html(client, pages[-1])


@pytest.mark.parametrize("tab", ["reputation", "badges", "bounties"])
def test_the_tabs_of_the_game_are_the_profile_for_them(client, ada, tab):
    ada.without_points = True
    ada.save()
    client.force_login(ada)
    assert client.get(f"{ada.get_absolute_url()}?tab={tab}").context["tab"] == "profile"
    assert client.get("/users").context["sort"] == "newest"


def test_preferences_come_along_in_the_copy(client, ada):
    ada.time_zone, ada.is_quiet = "Asia/Tokyo", True
    ada.save()
    client.force_login(ada)
    profile = client.get("/accounts/export").json()["profile"]
    assert (profile["time_zone"], profile["is_quiet"], profile["without_points"]) == ("Asia/Tokyo", True, False)
