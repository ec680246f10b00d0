"""Deleting what may not be kept longer."""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from qa.core import ratelimits


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
