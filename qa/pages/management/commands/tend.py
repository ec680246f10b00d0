"""`manage.py tend`: the caretaker, a process beside the web server."""

import logging
import signal
import threading

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections

from qa.pages.tending import tend

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send waiting mail and forget what is expired, until stopped. `manage.py run` starts it."

    def handle(self, *args, **options):
        stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_arguments: stopped.set())
        while not stopped.is_set():
            try:
                tend(stopped)
            except DatabaseError:
                log.exception("The database does not answer; trying again in a while")
                close_old_connections()
                stopped.wait(30)
