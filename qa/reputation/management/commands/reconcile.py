"""`manage.py reconcile [--fix]`: do all counters, scores and points agree with their source rows?"""

from django.core.management.base import BaseCommand

from qa.reputation.services import reconciling


class Command(BaseCommand):
    help = "Recompute every counter, score and reputation from its source rows; exit 0 only if all agree."

    def add_arguments(self, parser):
        parser.add_argument("--fix", action="store_true", help="Make what disagrees right.")

    def handle(self, *args, fix=False, **options):
        found = reconciling.differences()
        wrong = self._tell(found)
        if wrong and fix:
            reconciling.fix()
            wrong = sum(reconciling.differences().values())
            self.stdout.write("Made right." if not wrong else f"{wrong} rows still disagree.")
        if wrong:
            raise SystemExit(1)

    def _tell(self, found: dict[str, int]) -> int:
        for what, count in found.items():
            self.stdout.write(f"{what}: {'all agree' if not count else f'{count} disagree'}")
        return sum(found.values())
