"""`manage.py forget_expired`: delete what may not be kept longer."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from qa.pages.forgetting import forget_expired


class Command(BaseCommand):
    help = "Delete expired counters of posting limits, cache rows and sessions. The worker does it by itself, hourly."

    def handle(self, *args, **options):
        call_command("clearsessions")
        self.stdout.write(f"{forget_expired()} rows deleted.")
