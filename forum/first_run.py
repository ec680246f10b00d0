"""What a forum needs before it can serve: its tables, its static files, and, for trying it out, a demo community."""

import hashlib
import os

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate() -> bool:
    """Bring the tables up to date; says whether there was anything to do."""
    executor = MigrationExecutor(connection)
    due = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if due:
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    return due


def collect_static() -> bool:
    """Copy, hash and compress the static files when one of them has changed; says whether it did."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            status = os.stat(storage.path(name))
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    stamp = settings.VAR / "static.stamp"
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    if manifest.exists() and stamp.exists() and stamp.read_text() == digest.hexdigest():
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest.hexdigest())
    return True


def wants_demo() -> bool:
    """Whether this is somebody's first look: no member yet, not in production, and not refused by FORUM_DEMO=0.

    Accounts of the program itself have ids below zero and do not count.
    """
    if settings.PRODUCTION or os.environ.get("FORUM_DEMO", "1") == "0":
        return False
    return not get_user_model().objects.filter(pk__gt=0).exists()
