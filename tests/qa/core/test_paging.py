"""Pages: numbered to 200, then on by the last row, and 404 for what cannot be."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404
from django.test import RequestFactory

from qa.core import paging
from qa.core.paging import page_size, paginate, with_query
from qa.site.models import RateCounter
from tests.factories import question

pytestmark = pytest.mark.django_db
START = datetime(2024, 1, 1, tzinfo=UTC)


def request(query: str = ""):
    return RequestFactory().get(f"/questions?{query}")


@pytest.fixture
def rows():
    RateCounter.objects.bulk_create(
        RateCounter(key=f"{n:02}", count=n, expires_at=START + timedelta(minutes=n)) for n in range(7)
    )
    return RateCounter.objects.order_by("key")


def keys(page) -> list[str]:
    return [row.key for row in page]


def test_the_first_page_and_the_last(rows):
    first = paginate(request("sort=newest"), rows, 3)
    assert (keys(first), first.number, first.pages, first.count) == (["00", "01", "02"], 1, 3, 7)
    assert (first.previous_url, first.next_url) == (None, "/questions?sort=newest&page=2")
    last = paginate(request("page=3&sort=newest"), rows, 3)
    assert (keys(last), last.next_url, last.previous_url) == (["06"], None, "/questions?sort=newest&page=2")
    assert paginate(request("page=2"), rows, 3).previous_url == "/questions"


def test_an_empty_list_has_one_page():
    page = paginate(request(), RateCounter.objects.all(), 3)
    assert (len(page), page.pages, page.next_url) == (0, 1, None)


@pytest.mark.parametrize("number", ["0", "-1", "4", "abc", "", "1e9", "9" * 30, "１", "²", "\x00", "1.0", "+1", "201"])
def test_a_page_that_cannot_be_is_404(rows, number):
    with pytest.raises(Http404):
        paginate(RequestFactory().get("/questions", {"page": number}), rows, 3)


def test_behind_the_last_numbered_page_the_last_row_leads_on(client, monkeypatch):
    monkeypatch.setattr(paging, "LAST_NUMBERED_PAGE", 1)
    posts = [question() for _n in range(32)]
    seen, address = [], "/questions?sort=newest&pagesize=15"
    while address:
        page = client.get(address)
        seen += [post.pk for post in page.context["questions"]]
        address = page.context["paging"].next_url
    assert seen == [post.pk for post in posts[::-1]]
    assert page.context["paging"].number is None
    assert page.context["paging"].previous_url


@pytest.mark.parametrize(
    "after",
    ["", "_", "x_1", "2024-01-01_1", "2024-01-01T00:00:00+00:00_x", "2024-01-01T00:00:00+00:00_" + "9" * 40, "\x00"],
)
def test_an_after_that_cannot_be_is_404(client, after):
    assert client.get("/questions", {"sort": "newest", "after": after}).status_code == 404


@pytest.mark.parametrize(
    ("query", "size"),
    [
        ("", 30),
        ("pagesize=15", 15),
        ("pagesize=50", 50),
        ("pagesize=500", 30),
        ("pagesize=x", 30),
        ("pagesize=１５", 30),
    ],
)
def test_the_three_sizes(query, size):
    assert page_size(request(query)) == size


def test_a_changed_query_begins_on_page_one():
    assert with_query(request("page=4&after=x&q=a+b&sort=votes"), sort=None) == "/questions?q=a+b"
    assert with_query(request("sort=votes"), sort=None) == "/questions"
