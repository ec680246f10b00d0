"""One whole run of the benchmark: fill, serve, measure, report."""

import time
from pathlib import Path

from django.db import connections

from forum import embedded_postgres, first_run
from tests.load import populate, report
from tests.load.client import fetch, measure
from tests.load.measuring import CONNECTIONS, Clock, measure_address, measure_page
from tests.load.pages import Site, pages, request, scripts
from tests.load.server import BARE, FORUM, serving

FLOORS = {"django_fixed_page": "/fixed", "django_one_query": "/one-query"}
BUDGET = 170.0  # seconds for all of it
WAKING = 2.0  # seconds


def run(var: Path, result: Path, questions: int, seconds: float, only: set[str]) -> dict:
    """Print the table line by line, write the JSON, return it."""
    about = report.machine() | {"questions": questions, "seconds_each": seconds}
    var.mkdir(parents=True, exist_ok=True)
    with embedded_postgres.running(var):
        began = time.monotonic()
        first_run.migrate()
        first_run.collect_static()
        populate.populate(questions)
        site = Site()
        print(
            f"{questions} questions are in place after {time.monotonic() - began:.0f} s. At 8 connections:", flush=True
        )
        print(report.HEAD)
        chosen = [page for page in pages(site) if not only or page.name in only]
        with serving(FORUM) as port:
            size = len(fetch(port, request(pages(site)[0], site, 0, 0, encodings="")).body)
        measurements = len(CONNECTIONS) * (len(chosen) + len(FLOORS))
        clock = Clock(BUDGET - 10 - (time.monotonic() - began), measurements, seconds)
        floors = {}
        with serving(BARE, BARE_BYTES=str(size)) as port:
            for name, path in FLOORS.items():
                floors[name] = measure_address(path, port, clock) | {"bytes": size}
                print(report.line(name, floors[name]), flush=True)
        found: dict[str, dict] = {}
        with serving(FORUM) as port:
            measure(
                port, scripts(pages(site)[0], site, 64), WAKING
            )  # each worker loads the program at its first request
            for page in chosen:
                found[page.name] = measure_page(page, site, port, clock)
                report.report(floors, found, about)
                print(report.line(page.name, found[page.name]), flush=True)
        connections.close_all()
    whole = report.report(floors, found, about)
    report.write(whole, result)
    print(f"{time.monotonic() - began:.0f} s; the same as JSON: {result}")
    return whole
