"""What has to be done from time to time while the forum runs."""

import threading
import time

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from qa.core import ratelimits
from qa.notifications.services.delivery import deliver_due

MAIL_EVERY = 60  # seconds; new mail is sent at once by the process that wrote it, this is the net below
FORGET_EVERY = 3600


def forget_expired() -> int:
    """Delete counters, cache rows and sessions whose time is over; returns how many rows."""
    deleted = ratelimits.forget_expired() + Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    cache = settings.CACHES["default"]
    if cache["BACKEND"].endswith("DatabaseCache"):
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(cache["LOCATION"])
            cursor.execute(f"DELETE FROM {table} WHERE expires < now()")  # noqa: S608 - a name from our settings
            deleted += cursor.rowcount
    return deleted


def tend(stopped: threading.Event) -> None:
    """Send waiting mail every minute and forget every hour, until `stopped` is set."""
    forget_at = 0.0
    while not stopped.is_set():
        deliver_due()
        if time.monotonic() >= forget_at:
            forget_expired()
            forget_at = time.monotonic() + FORGET_EVERY
        stopped.wait(MAIL_EVERY)
