"""`/help/privileges`: explained one by one, with the reader's own progress."""

import pytest
from django.test import Client

from qa.core.privileges import ALL, next_privilege
from qa.pages.privilege_texts import TEXTS
from qa.site.models import SiteSettings
from tests.factories import member

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _settled():
    SiteSettings.objects.update(founding=False)


def page_for(who, path: str) -> str:
    client = Client()
    if who:
        client.force_login(who)
    response = client.get(path)
    assert response.status_code == 200
    return response.text


def test_each_privilege_is_explained_in_one_or_two_paragraphs(client):
    assert set(TEXTS) == {one.name for one in ALL}
    for one in ALL:
        assert 1 <= len(TEXTS[one.name]) <= 2
        page = page_for(None, f"/help/privileges/{one.name}")
        assert "<progress" not in page
        for paragraph in TEXTS[one.name]:
            assert str(paragraph)[:40] in page


def test_a_members_own_progress_and_what_comes_next():
    reader = member(points=60)
    page = page_for(reader, "/help/privileges")
    assert page.count("<progress") == 5  # set a bounty, vote down, create tags, vote counts, edit
    assert 'max="75" value="60"' in page
    assert "With 15 more points you may" in page
    page = page_for(reader, "/help/privileges/vote-down")
    assert "65 points to go" in page
    assert 'max="125" value="60"' in page
    assert 'href="/help/privileges/set-bounty"' in page
    reached = page_for(reader, "/help/privileges/vote-up")
    assert "You may do this." in reached
    assert "<progress" not in reached


@pytest.mark.parametrize("who", [{"staff": True}, {"points": 100_000}])
def test_nothing_is_left_for_staff_and_for_who_has_everything(who):
    reader = member(**who)
    assert next_privilege(reader) is None
    assert "<progress" not in page_for(reader, "/help/privileges")


@pytest.mark.parametrize(
    ("points", "name", "missing"), [(1, "post-links", 9), (74, "set-bounty", 1), (75, "vote-down", 50)]
)
def test_what_comes_next(points, name, missing):
    found = next_privilege(member(points=points))
    assert (found.privilege.name, found.missing) == (name, missing)


def test_who_wants_no_points_sees_no_progress():
    reader = member(points=60, without_points=True)
    for path in ("/help/privileges", "/help/privileges/edit"):
        page = page_for(reader, path)
        assert "<progress" not in page
        assert "more points" not in page


def test_without_bounties_there_is_no_privilege_of_setting_one(client):
    SiteSettings.objects.update(bounties=False)
    assert "set a bounty" not in client.get("/help/privileges").text.lower()
    assert client.get("/help/privileges/set-bounty").status_code == 404
    assert next_privilege(member(points=60)).privilege.name == "vote-down"
    assert client.get("/help/privileges/nothing").status_code == 404


def test_it_costs_the_settings_only(client, django_assert_num_queries):
    client.get("/help/privileges")
    for path in ("/help/privileges", "/help/privileges/edit"):
        with django_assert_num_queries(1):
            client.get(path)
