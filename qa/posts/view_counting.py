"""Views of questions, counted in memory and written in batches: reading costs no write."""

import threading
import time
from collections import Counter

from django.db import connection, transaction

FLUSH_SECONDS = 10
FLUSH_ROWS = 500

_lock = threading.Lock()
_pending: Counter = Counter()
_last_flush = time.monotonic()


def count(request, question) -> None:
    """Note one view; the number shown may lag.

    Prefetches, robots that say so and the author's own visits do not count.
    """
    if not is_visit(request) or question.author_id == getattr(request.user, "pk", None):
        return
    global _last_flush
    with _lock:
        _pending[question.pk] += 1
        due = time.monotonic() - _last_flush > FLUSH_SECONDS or len(_pending) >= FLUSH_ROWS
        if due:
            _last_flush = time.monotonic()
    if due:
        threading.Thread(target=_flush_and_close, name="view-counts", daemon=True).start()


def flush() -> int:
    """Write what was counted; returns how many views. Rows are locked in the order of their ids."""
    with _lock:
        taken = dict(sorted(_pending.items()))
        _pending.clear()
    if not taken:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        ids, views = list(taken), list(taken.values())
        cursor.execute("SELECT 1 FROM posts_post WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", [ids])
        cursor.execute(
            "UPDATE posts_post p SET view_count = p.view_count + v.n "
            "FROM unnest(%s::bigint[], %s::bigint[]) v(id, n) WHERE p.id = v.id",
            [ids, views],
        )
    return sum(views)


def _flush_and_close() -> None:
    try:
        flush()
    finally:
        connection.close()  # this thread's own


def is_visit(request) -> bool:
    """Does a person look at the page, as far as a program can tell?"""
    return request.method == "GET" and not _is_machine(request)


def _is_machine(request) -> bool:
    agent = request.headers.get("User-Agent", "").lower()
    prefetch = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    return prefetch or not agent or any(word in agent for word in ("bot", "spider", "crawl", "slurp"))
