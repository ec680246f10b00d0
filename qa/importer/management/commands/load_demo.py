"""`manage.py load_demo`: a small community to look around in."""

from django.core.management.base import BaseCommand, CommandError

from qa.importer import demo
from qa.importer.demo import mark
from qa.importer.refusal import Refused


class Command(BaseCommand):
    """Loads the demo community into an empty forum; exit status 2, with nothing changed, anywhere else."""

    help = "Load the demo community into an empty forum. Never in production."

    def handle(self, *args, verbosity=1, **options):
        if mark.is_here():
            self.stdout.write("The demo community is here already.")
        else:
            try:
                demo.load_demo()
            except Refused as error:
                raise CommandError(str(error), returncode=2) from None
        if verbosity:
            for label, username, password in demo.demo_logins():
                self.stdout.write(f"Log in as {label}: {username}  password: {password}")
