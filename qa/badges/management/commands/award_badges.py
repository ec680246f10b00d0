"""`manage.py award_badges [--since DATE]`: every badge for everybody, as the nightly sweep does."""

from argparse import ArgumentTypeError
from datetime import UTC, datetime

from django.core.management.base import BaseCommand

from qa.badges.services import sweeping


def day(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no date; write it as 2026-01-31.") from None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at


class Command(BaseCommand):
    help = "Award all badges that were earned and are missing, and take back badges by tag that are no longer met."

    def add_arguments(self, parser):
        parser.add_argument("--since", type=day, metavar="DATE", help="Only what was earned on this day or later.")
        parser.add_argument("--quiet", action="store_true", help="Tell nobody.")

    def handle(self, *args, since=None, quiet=False, **options):
        total = sweeping.sweep(since=since, tell=False if quiet else None, on_badge=self._say)
        self.stdout.write(f"{total} awards.")

    def _say(self, badge, count: int) -> None:
        if count:
            self.stdout.write(f"{badge.title} ({badge.get_rank_display()}): {count}")
