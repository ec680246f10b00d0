"""A worker of its own for a test: a real process of `forum.worker.loop`, in a hurry, with chores to try it on.

Run as a program it is that process: `python -m tests.forum.working DATABASE [SMTP_PORT]`.
"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import django
from django.conf import settings
from django.db import connection

PATIENCE = 20  # seconds


class WorkerProcess:
    """The process, and what a test does to it."""

    def __init__(self, *words: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database()")
            (self.database,) = cursor.fetchone()
        self.words = words
        self.start()

    def start(self) -> None:
        # A group of its own, as under the supervisor.
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.forum.working", self.database, *self.words],
            cwd=settings.ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "forum.settings"},
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
        )

    def kill(self) -> None:
        """As the kernel does when memory is short. Twice is once."""
        self.program.kill()
        self.program.communicate()

    def stop(self, number: int = signal.SIGTERM) -> str:
        """Ask it to stop; gives what it had to say. Twice is once."""
        if self.program.returncode is None:
            self.program.send_signal(number)
            self.said = self.program.communicate(timeout=PATIENCE)[1]
        return self.said


def until(wanted: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    """Wait for it; fails when it does not come."""
    deadline = time.monotonic() + seconds
    while not wanted():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def main(database: str, port: str = "") -> None:
    settings.DATABASES["default"]["NAME"] = database
    settings.PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 60}  # last night's sweep is not part of the test
    if port:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(port)
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    django.setup()
    import tests.forum.chores  # noqa: F401 - registers them
    from forum.worker.loop import Pace, work

    pace = Pace(concurrency=4, poll=0.2, heartbeat=0.3, dead_after=1.5, look_around=0.6, pause=0.5)
    asyncio.run(work(pace))


if __name__ == "__main__":
    main(*sys.argv[1:])
