"""`manage.py reindex`: write what is searched anew."""

import sys
import time

from django.core.management.base import BaseCommand

from qa.search.services.indexing import index_all


class Command(BaseCommand):
    help = "Writes the words of all public posts anew, for the search. Safe while the forum runs, and to run again."

    def handle(self, *args, **options):
        self._began = time.monotonic()
        count = index_all(self._progress if self.stdout.isatty() else None)
        self.stdout.write(f"{count} posts can be found; {time.monotonic() - self._began:.1f} seconds.")

    def _progress(self, done: int, total: int) -> None:
        spent = time.monotonic() - self._began
        left = spent * (total - done) / max(done, 1)
        sys.stdout.write(f"\r{100 * done // max(total, 1)} %, about {left:.0f} seconds left   ")
        sys.stdout.write("\n" if done >= total else "")
        sys.stdout.flush()
