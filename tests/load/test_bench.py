"""The benchmark itself, on a tiny community and for moments only: its client, its requests, the form of its report."""

import json
from urllib.parse import urlsplit

import pytest

from qa.posts.models import Comment, Post
from qa.reputation.services.reconciling import differences
from qa.votes.models import Vote
from tests.load import report
from tests.load.client import fetch, run
from tests.load.measuring import Clock, Unexpected, measure_address, measure_page
from tests.load.pages import Page, Site, pages, request
from tests.load.populate import populate

NAMES = """thread_visitor_warm thread_visitor_cold thread_visitor_304 thread_member list_visitor_warm
list_visitor_cold list_visitor_304 list_member tag_visitor search_rare search_common vote comment answer ask"""


@pytest.fixture
def site(live_server) -> Site:
    populate(50)
    return Site()


@pytest.fixture
def port(live_server) -> int:
    return urlsplit(live_server.url).port


def test_every_page_of_the_contract_answers_as_expected(site, port):
    assert [page.name for page in pages(site)] == NAMES.split()
    for page in pages(site):
        etag = fetch(port, request(page, site, 0, 0)).header("ETag") if page.etag else ""
        assert fetch(port, request(page, site, 3, 1, etag)).status == page.status, page.name
    assert not any(differences().values())


def test_measuring_and_its_report(site, port, tmp_path):
    before = (Vote.objects.count(), Comment.objects.count(), Post.objects.count())
    chosen = [page for page in pages(site) if page.name in ("list_visitor_warm", "vote", "answer")]
    moment = Clock(0, 1, 0.2)
    found = {page.name: measure_page(page, site, port, moment, connections=(1, 8)) for page in chosen}
    after = (Vote.objects.count(), Comment.objects.count(), Post.objects.count())
    assert after[0] > before[0]
    assert after[1] == before[1]
    assert after[2] > before[2]
    floors = {"django_fixed_page": measure_address("/robots.txt", port, moment, connections=(8,))}
    path = tmp_path / "bench.json"
    report.write(report.report(floors, found, report.machine()), path)
    read = json.loads(path.read_text())
    assert set(read) == {"machine", "floors", "pages", "not_measured"}
    entry = read["pages"]["list_visitor_warm"]
    times = {"requests_per_second", "p50_ms", "p95_ms", "p99_ms"}
    assert set(entry) == times | {"by_connections", "queries", "bytes", "bytes_compressed", "floor_ratio"}
    assert set(entry["by_connections"]["1"]) == times
    assert 0 < entry["p50_ms"] <= entry["p95_ms"] <= entry["p99_ms"]
    assert 0 < entry["bytes_compressed"] < entry["bytes"]
    assert entry["queries"] > 0
    assert len(report.line("vote", read["pages"]["vote"])) <= len(report.HEAD)


def test_another_status_than_expected_is_not_measured(site, port):
    with pytest.raises(Unexpected, match="404"):
        measure_page(Page("missing", lambda c, n: "/nothing-here"), site, port, Clock(0, 1, 0.2), connections=(8,))


def test_the_client_counts_each_whole_answer_once(site, port):
    sample = run(port, [[b"GET /robots.txt HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"]] * 2, 0.3)
    assert sample.statuses == {200: len(sample.milliseconds)}
    assert sample.per_second > 0
