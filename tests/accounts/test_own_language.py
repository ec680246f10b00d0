"""Language and time zone of one's own: for the member who chose them, and for nobody else."""

import struct
from datetime import UTC, datetime

import pytest
from django.conf import settings as django_settings
from django.utils import translation

from accounts import languages
from tests.factories import member, question

pytestmark = pytest.mark.django_db
EMPTY = struct.pack("<7I", 0x950412DE, 0, 0, 28, 28, 0, 28)  # the head of a catalogue without a sentence


@pytest.fixture
def posted():
    post = question()
    type(post).objects.filter(pk=post.pk).update(created_at=datetime(2024, 7, 1, 22, 30, tzinfo=UTC))
    return post


@pytest.fixture
def catalogues(settings, tmp_path):
    """A site with catalogues for German and Arabic; Django's own sentences are enough to see them at work."""
    for locale in ("de", "ar"):
        (tmp_path / locale / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / locale / "LC_MESSAGES" / "django.mo").write_bytes(EMPTY)
    settings.LOCALE_PATHS = [tmp_path]


def test_times_are_in_the_zone_that_a_member_has_chosen(client, posted):
    visitor = client.get("/questions").content
    assert b"July 1, 2024, 10:30 p.m. UTC" in visitor
    client.force_login(member(time_zone="Europe/Berlin"))
    assert "July 2, 2024, 12:30 a.m. CEST" in client.get("/questions").content.decode()
    client.logout()
    assert client.get("/questions").content == visitor


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "Europe"])
def test_a_zone_that_is_not_known_is_utc(client, posted, zone):
    client.force_login(member(time_zone=zone))
    assert b"10:30 p.m. UTC" in client.get("/questions").content


def test_a_page_costs_no_query_more(client, posted, django_assert_num_queries, django_assert_max_num_queries):
    plain, own = (
        member(last_seen=datetime.now(UTC).date()),
        member(time_zone="Asia/Tokyo", last_seen=datetime.now(UTC).date()),
    )
    counts = []
    for someone in (plain, own):
        client.force_login(someone)
        with django_assert_max_num_queries(50) as found:
            client.get("/questions")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_what_is_the_same_for_all_looks_at_no_session(client, django_assert_num_queries):
    client.force_login(member(time_zone="Asia/Tokyo"))
    with django_assert_num_queries(0):
        response = client.get("/users/7/avatar.svg")
    assert "Cookie" not in response.get("Vary", "")
    assert "Cookie" not in client.get("/theme.css").get("Vary", "")
    assert "Cookie" not in client.get("/robots.txt").get("Vary", "")


def test_a_page_is_in_the_language_and_direction_that_a_member_has_chosen(client, posted, catalogues):
    visitor = client.get("/questions").content
    client.force_login(member(language="ar"))
    page = client.get("/questions").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    client.force_login(member(language="de"))
    assert "1. Juli 2024" in client.get("/questions").content.decode()
    client.force_login(member(language="fr"))  # no catalogue: the site's own
    assert '<html lang="en" dir="ltr">' in client.get("/questions").content.decode()
    client.logout()
    assert client.get("/questions").content == visitor
    assert translation.get_language() == "en"


def test_only_languages_with_a_catalogue_are_offered(catalogues, settings):
    assert [code for code, _name in languages.languages()] == ["ar", "de", "en"]
    settings.LANGUAGE_CODE = "fr"
    assert [code for code, _name in languages.languages()] == ["ar", "de", "en", "fr"]


def test_without_catalogues_there_is_nothing_to_choose(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    assert [code for code, _name in languages.languages()] == [django_settings.LANGUAGE_CODE]


def test_zones_are_grouped_by_region():
    zones = languages.time_zones()
    assert "Europe/Berlin" in zones["Europe"]
    assert "Etc" not in zones
    assert all(languages.zone(name) for names in zones.values() for name in names)
