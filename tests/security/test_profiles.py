"""What members say about themselves: to whom it is shown, and that no link of theirs is more than a link."""

import pytest
from django.test import Client

from accounts.models import ProfileField, ProfileValue
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def test_a_line_that_the_owner_makes_a_link_later_runs_no_script(client):
    ada = member("ada")
    field = ProfileField.objects.create(label="Elsewhere")
    ProfileValue.objects.create(user=ada, field=field, value="javascript:alert(1)")
    ProfileField.objects.update(kind="url")
    page = client.get(ada.get_absolute_url()).text
    assert "javascript:alert(1)" in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize(("audience", "seen_by"), [("everyone", "vmxo"), ("members", "mxo"), ("moderators", "xo")])
def test_a_field_is_shown_to_its_audience_only(audience, seen_by):
    ada = member("ada")
    field = ProfileField.objects.create(label="Pronouns", audience=audience)
    ProfileValue.objects.create(user=ada, field=field, value="Quagga")
    answer(to=question(by=ada), by=ada)
    readers = {"v": None, "m": member(), "x": member(staff=True), "o": ada}
    for letter, reader in readers.items():
        client = Client()
        if reader:
            client.force_login(reader)
        assert ("Quagga" in client.get(ada.get_absolute_url()).text) == (letter in seen_by), letter
        for path in (
            "/users",
            "/feeds/questions",
            "/sitemap.xml",
            "/search?q=quagga",
            "/leaderboards",
            "/mentions?q=ad",
        ):
            assert "Quagga" not in client.get(path).text


def test_pages_for_visitors_are_the_same_bytes_whatever_their_browser_sends():
    ada, reader = member("ada", points=500), Client()
    asked = question(by=ada, tags=["calm"])
    answer(to=asked, by=member(language="de", time_zone="Asia/Tokyo"))
    own = member(language="de", time_zone="Asia/Tokyo", without_points=True)
    reader.force_login(own)
    sent = {"HTTP_ACCEPT_LANGUAGE": "de,ar;q=0.9", "HTTP_COOKIE": "sessionid=nothing; django_language=de"}
    for path in (
        "/", asked.get_absolute_url(), "/users", ada.get_absolute_url(), f"{ada.get_absolute_url()}?tab=badges",
        f"{ada.get_absolute_url()}?tab=reputation", "/leaderboards", "/tags/calm/topusers", "/help/badges",
        f"/questions/{asked.pk}/live.json", "/push-worker.js", "/nowhere",
    ):  # fmt: skip
        first = Client().get(path)
        reader.get(path)
        other = Client().get(path, **sent)
        assert first.content == other.content, path
        assert not first.cookies, path
        assert set(other.cookies) <= {"sessionid"}, path  # taken away
