"""`manage.py import_stackexchange DIR`: a Stack Exchange community moves in."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from qa.importer.progress import Progress
from qa.importer.refusal import Refused
from qa.importer.stackexchange import import_dump


class Command(BaseCommand):
    """Exit status 2 with one sentence, and nothing changed, for bad input and for a forum that is in use."""

    help = "Load a Stack Exchange data dump (a folder of XML files) into an empty forum or over the untouched demo."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", metavar="DIR", type=Path, help="The folder with Posts.xml, Users.xml and the others."
        )
        parser.add_argument("--report", metavar="FILE", type=Path, help="Write what came along as JSON to this file.")
        parser.add_argument(
            "--points",
            choices=["dump", "replayed"],
            default="dump",
            help="Members' points: as the dump says (default), or as its votes give them by this forum's rules.",
        )

    def handle(self, *args, folder, report, points, verbosity=1, **options):
        target = _checked(report)
        try:
            told = import_dump(folder, keep=points, progress=Progress(self.stdout if verbosity else None))
        except Refused as error:
            raise CommandError(str(error), returncode=2) from None
        except KeyboardInterrupt:
            raise CommandError("Interrupted; nothing was changed.", returncode=130) from None
        if target:
            target.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        self._tell(told)

    def _tell(self, told: dict) -> None:
        posts, members = told["posts"], told["members"]
        self.stdout.write(
            f"{posts['total']} questions and answers; {posts['score_agrees']} have the score of the dump."
        )
        self.stdout.write(f"{members['total']} members; {members['reputation_exact']} have the points of the dump.")
        for reason, count in told["skipped"].items():
            self.stdout.write(f"left out: {count} {reason.replace('-', ' ')}")
        self.stdout.write(f"{told['rows_per_second']:.0f} rows a second, {told['peak_memory_mb']:.0f} MB at most.")


def _checked(report: Path | None) -> Path | None:
    """Find out before the work whether the report can be written."""
    if report is not None:
        try:
            report.open("a", encoding="utf-8").close()
        except OSError as error:
            raise CommandError(f"{report} cannot be written: {error.strerror}.", returncode=2) from None
    return report
