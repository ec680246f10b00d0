"""The one row of settings: one cheap query a request, none with an old row, and no numbers that break a page."""
# ruff: noqa: E501 - tables of cases read better in one line each

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from qa.core.ratelimits import Limit
from qa.site.current import site_settings
from qa.site.models import SitePage, SiteSettings

pytestmark = pytest.mark.django_db


def test_there_is_exactly_one_row():
    assert SiteSettings.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteSettings.objects.bulk_create([SiteSettings(pk=2)])
    SiteSettings(name="Another").save()
    assert SiteSettings.objects.get().name == "Another"


def test_a_page_asks_once_and_sees_what_the_owner_changed(client, django_assert_num_queries):
    client.get("/about")
    with django_assert_num_queries(2):  # the version, and the page's own words
        client.get("/about")
    SiteSettings.objects.update(name="Harbour")
    assert "Harbour" in client.get("/about").text
    row = SiteSettings.objects.get()
    row.name = "Lighthouse"
    row.save()
    assert "Lighthouse" in client.get("/about").text


def test_outside_a_request_every_call_looks_again():
    assert site_settings().name == SiteSettings.objects.get().name
    SiteSettings.objects.update(name="Harbour")
    assert site_settings().name == "Harbour"


@pytest.mark.parametrize(
    ("field", "value"),
    [("custom_thresholds", {"vote-up": "x"}), ("custom_thresholds", {"vote-up": 1.5}), ("custom_thresholds", {"vote-up": True}),
     ("custom_thresholds", []), ("custom_limits", {"ask-day": 3}), ("custom_limits", {"ask-day": [0, 60]}),
     ("custom_limits", {"ask-day": [1, "x"]}), ("custom_limits", "x"), ("accent", "red"), ("accent", "#12345g"), ("title_max", 251),
     ("body_max", -1), ("name", ""), ("tags_max", 0),
     ("custom_limits", {"ask-day": [1, 10**30]}), ("title_min", 151), ("comment_min", 601), ("image_hosts", "a; script-src *"),
     ("image_hosts", "bücher.example"), ("image_hosts", "https://example.org")],
)  # fmt: skip
def test_numbers_that_would_break_a_page_are_refused(field, value):
    row = SiteSettings.objects.get()
    setattr(row, field, value)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert {field, field.replace("_min", "_max")} & set(refused.value.message_dict)


def test_a_limit_is_the_owners_or_the_shipped_one():
    row = SiteSettings(custom_limits={"ask-day": [2, 60]})
    assert row.limit(Limit("ask-day", 6, 86_400)) == Limit("ask-day", 2, 60)
    assert row.limit(Limit("other", 6, 86_400)) == Limit("other", 6, 86_400)


def test_the_shipped_pages_are_there_and_can_be_read(client):
    for key in SitePage.objects.values_list("key", flat=True):
        path = f"/help/{key}" if key in ("formatting", "in-crisis") else f"/{key}"
        page = client.get(path)
        assert page.status_code == 200
        assert SitePage.objects.get(key=key).title in page.text


def test_image_hosts_reach_the_policy(client):
    SiteSettings.objects.update(image_hosts="Images.example.org\n\n pictures.example.net ")
    policy = client.get("/about")["Content-Security-Policy"]
    assert "https://images.example.org https://pictures.example.net" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("hosts", ["a; script-src *", "bücher.example", "*", "'unsafe-inline'"])
def test_a_host_that_is_none_never_reaches_the_policy(client, hosts):
    SiteSettings.objects.update(image_hosts=hosts)
    response = client.get("/about")
    assert response.status_code == 200
    assert "img-src 'self' data: blob:;" in response["Content-Security-Policy"]
