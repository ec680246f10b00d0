"""`manage.py send_mail_queue`: send what waits, now and once; the worker does it by itself."""

from django.core.management.base import BaseCommand

from qa.notifications.services.delivery import deliver_due


class Command(BaseCommand):
    help = "Sends the mail that is due, once. Safe to run beside the forum, and every minute."

    def handle(self, *args, **options):
        sent = 0
        while batch := deliver_due():
            sent += batch
        self.stdout.write(f"{sent} sent.")
