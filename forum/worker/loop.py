"""Working until we are told to stop, whatever becomes of the database meanwhile."""

import asyncio
import contextlib
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from procrastinate.contrib.django import app
from procrastinate.worker import Worker

from forum.embedded_postgres import told_to_end
from forum.worker import connector, failures
from forum.worker.rescue import Rescue

log = logging.getLogger(__name__)
STOPPING = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True)
class Pace:
    """`concurrency` tasks at once; the rest are seconds. A worker that was killed is found dead after `dead_after`."""

    concurrency: int
    poll: float = 5  # news arrive by LISTEN at once; this is for retries, whose time comes silently
    heartbeat: float = 5
    dead_after: float = 20
    look_around: float = 10
    pause: float = 5  # before the next attempt when the database is away


async def work(pace: Pace) -> None:
    """Do tasks until SIGINT or SIGTERM; then finish those that run, and begin no other."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in STOPPING:
        loop.add_signal_handler(number, stop.set)
    if told_to_end():
        stop.set()
    # Two more than tasks: threads that look around, and the resolver of host names.
    loop.set_default_executor(ThreadPoolExecutor(pace.concurrency + 2, thread_name_prefix="task"))
    app.perform_import_paths()
    while not stop.is_set():
        try:
            await _until(stop, pace)
        except Exception as error:  # most often the database is away; whatever it is, the next attempt may do better
            log.warning("The worker begins again in %d seconds: %s", pace.pause, error, exc_info=_unusual(error))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pace.pause)


async def _until(stop: asyncio.Event, pace: Pace) -> None:
    """One life of a procrastinate worker: ends with `stop`, or when the database is lost for too long."""
    pool = connector.pool(pace.concurrency + 2)
    try:
        await pool.open(wait=True, timeout=5)
        with app.replace_connector(connector.WorkerConnector()):
            async with app.open_async(pool):
                await _work(stop, pace)
    finally:
        await pool.close()


async def _work(stop: asyncio.Event, pace: Pace) -> None:
    rescue = Rescue(pace.dead_after)
    defaults = app.worker_defaults
    worker = Worker(
        app=app,
        concurrency=pace.concurrency,
        fetch_job_polling_interval=pace.poll,
        abort_job_polling_interval=60,
        update_heartbeat_interval=pace.heartbeat,
        stalled_worker_timeout=pace.dead_after,
        install_signal_handlers=False,
        task_middleware=[*defaults.get("task_middleware", []), failures.note],
        worker_middleware=[rescue.follow],
    )
    asked = asyncio.create_task(stop.wait())
    running = asyncio.create_task(worker.run())
    looking = asyncio.create_task(_look_around(worker, rescue, pace))
    try:
        await asyncio.wait({running, asked}, return_when=asyncio.FIRST_COMPLETED)
        worker.stop()
        await running
    finally:
        for side in (asked, looking):
            side.cancel()
        await asyncio.gather(asked, looking, return_exceptions=True)


async def _look_around(worker: Worker, rescue: Rescue, pace: Pace) -> None:
    """Put back what killed workers left, and say that we live, also while the last tasks of a stopping worker end."""
    since = pace.look_around
    while True:
        if worker.worker_id is not None:
            try:
                await app.job_manager.update_heartbeat(worker.worker_id)
                if since >= pace.look_around:
                    since = 0.0
                    await rescue.look(worker.worker_id)
            except Exception:
                log.warning("Could not look for stalled tasks; trying again soon", exc_info=True)
        await asyncio.sleep(pace.heartbeat)
        since += pace.heartbeat


def _unusual(error: Exception) -> bool:
    """Whether the log wants the whole story: a database that is away needs none."""
    return not type(error).__module__.startswith(("psycopg", "procrastinate", "django.db"))
