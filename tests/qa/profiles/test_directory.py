"""The list of members, and their pictures."""

from xml.etree import ElementTree

import pytest

from qa.profiles import avatars
from tests.factories import member

pytestmark = pytest.mark.django_db


def names(response) -> list[str]:
    assert response.status_code == 200
    return [someone.display_name for someone in response.context["page"].items]


def test_by_points_by_newest_and_by_name(client):
    member("ada", points=50, display_name="Ada")
    member("bob", points=1200, display_name="Bob")
    member("cleo", points=7, display_name="Cleo 50%")
    member("sys", is_system=True)
    member("off", is_active=False)
    assert names(client.get("/users")) == ["Bob", "Ada", "Cleo 50%"]
    assert names(client.get("/users?sort=newest")) == ["Cleo 50%", "Bob", "Ada"]
    assert names(client.get("/users?q=AD")) == ["Ada"]
    assert names(client.get("/users?q=%25")) == ["Cleo 50%"]
    assert names(client.get("/users?q=cleo&sort=newest")) == ["Cleo 50%"]
    assert "1.2k points" in client.get("/users").content.decode()
    assert "example.org" not in client.get("/users").content.decode()


@pytest.mark.parametrize(
    "query", ["q=\x00", "q=%00%ff", "q=" + "x" * 3000, "sort=rm", "sort=&q=", "q=nobody-like-this"]
)
def test_odd_questions_are_answered(client, query):
    member()
    assert client.get(f"/users?{query}").status_code == 200


@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "9" * 40])
def test_pages_that_cannot_be_are_404(client, page):
    member()
    assert client.get("/users", {"page": page}).status_code == 404


def test_three_members_cost_as_many_queries_as_one(client, django_assert_num_queries):
    for more in (1, 2):
        for _one in range(more):
            member()
        with django_assert_num_queries(3):
            client.get("/users")


def test_a_trailing_slash_is_a_redirect(client):
    assert client.get("/users/?q=a")["Location"] == "/users?q=a"


def test_a_picture_is_drawn_without_asking_the_database_and_kept_for_ever(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/users/12/avatar.svg")
        assert client.get("/users/12/avatar.svg", headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in response.get("Vary", "")
    assert response.content.decode() == avatars.draw(12)


def test_pictures_are_sound_small_and_differ():
    drawn = [avatars.draw(number) for number in range(300)]
    for picture in drawn:
        ElementTree.fromstring(picture)
        assert len(picture) < 1200
        assert "style" not in picture
    assert len(set(drawn)) == 300


@pytest.mark.parametrize("number", ["0", "9" * 60])
def test_any_number_has_a_picture(client, number):
    assert client.get(f"/users/{number}/avatar.svg").status_code == 200
