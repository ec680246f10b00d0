"""Measuring one page: at each number of connections, and once for its size and its queries."""

import time
from collections.abc import Callable

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.load.client import Sample, fetch, measure
from tests.load.pages import TURNS, Page, Site, request, scripts

CONNECTIONS = (1, 8, 64)
SHOWN = 8  # connections of the figures at the top
WARM_UP = 0.2  # seconds, before the first measurement of a page


class Clock:
    """Shares what is left of the whole run between the measurements to come; each gets `most` seconds at best."""

    FEWEST = 0.2  # seconds

    def __init__(self, budget: float, measurements: int, most: float) -> None:
        self._end, self._left, self._most = time.monotonic() + budget, measurements, most

    def __call__(self) -> float:
        share = (self._end - time.monotonic()) / max(1, self._left)
        self._left -= 1
        return max(self.FEWEST, min(self._most, share))


class Unexpected(Exception):
    """A page answered with another status than it should; measuring that would mean nothing."""


def measure_page(page: Page, site: Site, port: int, seconds: Callable[[], float], connections=CONNECTIONS) -> dict:
    """The page's entry in the report."""
    etag, start, by = "", 0, {}
    if page.etag:
        etag = fetch(port, request(page, site, 0, 0)).header("ETag")
    if not page.data:
        measure(port, scripts(page, site, SHOWN, etag=etag), WARM_UP)
    for number in connections:
        sample = measure(port, scripts(page, site, number, start=start, etag=etag), seconds())
        _check(page, sample)
        by[str(number)] = figures(sample)
        start += TURNS[number]
    return {**by[str(SHOWN)], "by_connections": by, **_size(page, site, port, start, etag)}


def measure_address(path: str, port: int, seconds: Callable[[], float], connections=CONNECTIONS) -> dict:
    """The entry of a page that needs nothing but its address."""
    wanted = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    measure(port, [[wanted]] * SHOWN, WARM_UP)
    by = {str(number): figures(measure(port, [[wanted]] * number, seconds())) for number in connections}
    return {**by[str(SHOWN)], "by_connections": by}


def figures(sample: Sample) -> dict:
    return {
        "requests_per_second": round(sample.per_second, 1),
        **{f"p{share}_ms": round(sample.percentile(share / 100), 2) for share in (50, 95, 99)},
    }


def _check(page: Page, sample: Sample) -> None:
    wrong = {status: count for status, count in sample.statuses.items() if status != page.status}
    if wrong or not sample.milliseconds:
        raise Unexpected(f"{page.name} answered {wrong or 'nothing'} instead of {page.status}.")


def _size(page: Page, site: Site, port: int, turn: int, etag: str) -> dict:
    """Bytes of the body as it is and as a browser gets it; queries, counted in this process."""
    plain = fetch(port, request(page, site, 0, turn, etag, encodings=""))
    small = fetch(port, request(page, site, 0, turn + 1, etag))
    return {"bytes": len(plain.body), "bytes_compressed": len(small.body), "queries": _queries(page, site, turn + 2)}


def _queries(page: Page, site: Site, turn: int) -> int | None:
    if page.etag:
        return None  # the same as for the whole page: what is saved is the way to the reader
    client = Client(headers={"hx-request": "true"} if page.htmx else {})
    if page.member:
        client.cookies["sessionid"] = site.sessions[0]
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        if page.data:
            client.post(page.path(0, turn), page.data(0, turn))
        else:
            client.get(page.path(0, turn))
    return len([q for q in queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))])
