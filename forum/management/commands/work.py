"""`manage.py work`: the worker, a process beside the web server."""

import asyncio
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from forum.worker.loop import Pace, work


class Command(BaseCommand):
    help = "Do what was left for later (notifications, mail, what runs by the clock) until SIGTERM or Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--concurrency", type=int, default=settings.WORKER_CONCURRENCY, help="tasks at once")

    def handle(self, *args: Any, concurrency: int, **options: Any) -> None:
        asyncio.run(work(Pace(concurrency=max(1, concurrency))))
