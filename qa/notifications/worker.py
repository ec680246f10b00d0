"""One background thread a process, started with the first mail: it sends what is due, and tries again what failed."""

import logging
import os
import threading

from django.conf import settings
from django.db import connections
from django.utils import timezone

from qa.notifications.services.delivery import deliver_due, next_due

log = logging.getLogger(__name__)

REST = 60  # seconds between two looks while something waits for its next try
_wanted = threading.Event()
_lock = threading.Lock()
_thread: threading.Thread | None = None
_process = 0


def wake() -> None:
    """There is something to send. Returns at once; with MAIL_THREAD=0 only `manage.py send_mail_queue` sends."""
    global _thread, _process
    if not settings.MAIL_THREAD:
        return
    _wanted.set()
    with _lock:
        if _thread is None or not _thread.is_alive() or _process != os.getpid():  # threads do not survive a fork
            _process = os.getpid()
            _thread = threading.Thread(target=_run, name="mail", daemon=True)
            _thread.start()


def _run() -> None:
    rest = None
    while True:
        _wanted.wait(rest)
        _wanted.clear()
        rest = _work()


def _work() -> float | None:
    """Send; returns after how many seconds to look again, None when nothing waits."""
    try:
        while deliver_due():
            pass
        due = next_due()
        return None if due is None else max(REST, (due - timezone.now()).total_seconds())
    except Exception:  # the database may be away for a while; the thread must live on
        log.exception("The outbox could not be worked on; it is tried again")
        return REST
    finally:
        connections.close_all()
