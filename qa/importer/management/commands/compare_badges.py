"""`manage.py compare_badges DIR [--report FILE]`: our awards beside those of the dump that was imported."""

import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from qa.importer.refusal import Refused
from qa.importer.stackexchange.badges import compare

_HEAD = f"{'badge':24} {'both':>6} {'ours':>6} {'dump':>6} {'agree':>6}"


class Command(BaseCommand):
    """To be called after `import_stackexchange DIR` and `award_badges`; changes nothing."""

    help = "Compare the badges that this forum has awarded with Badges.xml of the dump that was imported into it."

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="DIR", type=Path, help="The folder of the dump.")
        parser.add_argument("--report", metavar="FILE", type=Path, help="Write the table as JSON to this file.")

    def handle(self, *args, folder, report, **options):
        try:
            lines = compare(folder)
        except Refused as error:
            raise CommandError(str(error), returncode=2) from None
        if report:
            try:
                told = [asdict(line) | {"percent": line.percent} for line in lines]
                report.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
            except OSError as error:
                raise CommandError(f"{report} cannot be written: {error.strerror}.", returncode=2) from None
        self.stdout.write(_HEAD)
        for line in lines:
            numbers = f"{line.both:6} {line.ours:6} {line.theirs:6} {line.percent:5.0f}%"
            self.stdout.write(f"{line.name:24} {numbers}  {line.why}".rstrip())
