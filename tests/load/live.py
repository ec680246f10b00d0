"""1,000 idle readers must not hold up one page: how fast a thread is with and without them.

    python -m tests.load.live [--readers 1000] [--seconds 10] [--questions 300]

The forum's own server on this machine, filled and measured as in `make bench`. Each reader keeps a connection and asks
for the news of a thread as its page does: every 8 seconds at first, then slower, up to 60. Stops by itself within two
minutes.
"""

import argparse
import asyncio
import itertools
import multiprocessing
import random
import sys
import time
from collections import Counter

import django

from tests.load.bench import VAR, prepare_environment
from tests.load.client import HOST

FIRST, SLOWER, LONGEST = 8.0, 1.5, 60.0  # seconds, as in static/js/elements/live-thread.js
TRIES = 30  # pages before the readers come, and while they are there


async def reader(port: int, path: str, ends: float, found: dict) -> None:
    """One open page: asks in its rhythm until `ends`, each time with the ETag it has."""
    await asyncio.sleep(random.uniform(0, FIRST))  # people do not open a page all at the same moment
    stream, writer = await asyncio.open_connection(HOST, port)
    etag, pause = "", FIRST
    try:
        while time.monotonic() < ends:
            known = f"If-None-Match: {etag}\r\n" if etag else ""
            asked_at = time.monotonic()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n{known}\r\n".encode())
            head = (await stream.readuntil(b"\r\n\r\n")).decode("latin-1")
            fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
            status = int(head[9:12])
            if status == 200:
                await stream.readexactly(int(fields["content-length"]))
            found["statuses"][status] += 1
            found["milliseconds"].append((time.monotonic() - asked_at) * 1000)
            pause = FIRST if fields.get("etag") != etag else min(pause * SLOWER, LONGEST)
            etag = fields.get("etag", "")
            await asyncio.sleep(min(pause * random.uniform(0.9, 1.1), max(0.0, ends - time.monotonic())))
    finally:
        writer.close()


def read(port: int, paths: list[str], readers: int, seconds: float, results) -> None:
    """All readers, in a process of their own; puts what they saw into `results`."""
    found = {"statuses": Counter(), "milliseconds": []}

    async def together() -> None:
        ends = time.monotonic() + seconds
        each = [reader(port, paths[number % len(paths)], ends, found) for number in range(readers)]
        await asyncio.gather(*each)

    asyncio.run(together())
    results.put(found)


def pages(port: int, request: bytes, seconds: float) -> list[float]:
    """Milliseconds of a thread's page, asked for again and again with pauses, as somebody does who reads."""
    from tests.load.client import fetch

    times, ends = [], time.monotonic() + seconds
    while time.monotonic() < ends:
        began = time.perf_counter()
        answer = fetch(port, request)
        times.append((time.perf_counter() - began) * 1000)
        if answer.status != 200:
            raise SystemExit(f"error: a page answered {answer.status}.")
        time.sleep(0.05)
    return times


def figures(times: list[float]) -> str:
    ordered = sorted(times)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99))
    return f"{len(ordered):6d} × p50 {p50:7.2f} ms   p95 {p95:7.2f} ms   p99 {p99:7.2f} ms   most {ordered[-1]:7.2f} ms"


def measure(readers: int, seconds: float, questions: int) -> None:
    from django.db import connections
    from django.urls import reverse

    from forum import embedded_postgres, first_run
    from tests.load import populate
    from tests.load.pages import Site
    from tests.load.pages import pages as bench_pages
    from tests.load.pages import request as request_of
    from tests.load.server import FORUM, serving

    var = VAR / "bench"
    var.mkdir(parents=True, exist_ok=True)
    with embedded_postgres.running(var):
        first_run.migrate()
        first_run.collect_static()
        populate.populate(questions)
        site = Site()
        visitor, member = (
            next(page for page in bench_pages(site) if page.name == name)
            for name in ("thread_visitor_warm", "thread_member")
        )
        paths = [reverse("live:thread", args=[pk]) for pk in itertools.islice(site.questions, 100)]
        with serving(FORUM) as port:
            for page in (visitor, member):
                pages(port, request_of(page, site, 0, 0), 2)  # each worker loads the program at its first request
            for page in (visitor, member):
                alone = pages(port, request_of(page, site, 0, 0), seconds)
                results = multiprocessing.get_context("spawn").Queue()
                crowd = multiprocessing.get_context("spawn").Process(
                    target=read, args=(port, paths, readers, seconds + 6, results), daemon=True
                )
                crowd.start()
                time.sleep(4)  # until most of them are there
                together = pages(port, request_of(page, site, 0, 0), seconds)
                found = results.get(timeout=60)
                crowd.join(30)
                print(f"{page.name}, alone:              {figures(alone)}")
                print(f"{page.name}, {readers:5d} readers:      {figures(together)}")
                print(
                    f"  the readers' questions:            {figures(found['milliseconds'])} {dict(found['statuses'])}"
                )
        connections.close_all()


def main() -> int:
    choice = argparse.ArgumentParser(prog="python -m tests.load.live", description="A page beside many open threads.")
    choice.add_argument("--readers", type=int, default=1000)
    choice.add_argument("--seconds", type=float, default=10, help="for each measurement (10)")
    choice.add_argument("--questions", type=int, default=300)
    chosen = choice.parse_args()
    prepare_environment(VAR / "bench")
    django.setup()
    measure(chosen.readers, chosen.seconds, chosen.questions)
    return 0


if __name__ == "__main__":
    sys.exit(main())
