"""Tasks whose worker is gone: killed, out of memory, or cut off before it could note the outcome."""

import logging

from asgiref.sync import sync_to_async
from django.db import close_old_connections, connection, transaction

from qa.core.tasks import TRIES
from qa.site.models import TaskFailure

log = logging.getLogger(__name__)

# One statement, so that two workers that look at the same moment put back each task once. A task that ended its worker
# again and again is given up in the end.
_PUT_BACK = """
    UPDATE procrastinate_jobs SET
        status = (CASE WHEN attempts + 1 < %(tries)s THEN 'todo' ELSE 'failed' END)::procrastinate_job_status,
        attempts = attempts + 1, scheduled_at = now(), abort_requested = false, worker_id = NULL
    WHERE status = 'doing' AND ({which})
    RETURNING id, task_name, status
"""
_DEAD = """
    worker_id IS NULL OR worker_id IN (
        SELECT id FROM procrastinate_workers WHERE last_heartbeat < now() - make_interval(secs => %(dead_after)s))
"""
_LOST = "worker_id = %(worker)s AND id = ANY(%(lost)s)"
_MINE = "SELECT id, attempts FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %s"


class Rescue:
    """Looks from time to time for tasks that are marked as running and are not."""

    def __init__(self, dead_after: float) -> None:
        self.dead_after = dead_after
        self._running: set[int] = set()
        self._missing: set[tuple[int, int]] = set()

    async def follow(self, call_next, context, worker):
        """Worker middleware: knows what runs in this process."""
        self._running.add(context.job.id)
        try:
            return await call_next()
        finally:
            self._running.discard(context.job.id)

    async def look(self, worker_id: int) -> None:
        """Put back the tasks of dead workers, and our own that have been missing for two looks."""
        await sync_to_async(self._look, thread_sensitive=False)(worker_id)

    def _look(self, worker_id: int) -> None:
        close_old_connections()
        try:
            put_back(_DEAD, dead_after=self.dead_after)
            with connection.cursor() as cursor:
                cursor.execute(_MINE, [worker_id])
                missing = {(pk, attempts) for pk, attempts in cursor.fetchall() if pk not in self._running}
            if lost := [pk for pk, _attempts in missing & self._missing]:
                put_back(_LOST, worker=worker_id, lost=lost)
            self._missing = missing
        finally:
            close_old_connections()


@transaction.atomic
def put_back(which: str, **values) -> int:
    """Let the tasks that the condition `which` names begin anew; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute(_PUT_BACK.format(which=which), {"tries": TRIES, **values})
        rows = cursor.fetchall()
    for pk, task, status in rows:
        log.warning("Task %s (%d) lost its worker: %s", task, pk, "put back" if status == "todo" else "given up")
        TaskFailure.objects.note(job_id=pk, task=task, error="The worker was ended while it did this.")
    return len(rows)
