"""Every badge for everybody, by sets: finds what events have missed, and takes back what is no longer earned."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from qa.badges.models import Award, Badge, ShareVisit
from qa.badges.services.awarding import settle
from qa.badges.services.finding import Narrow

SHARE_DAYS = 6  # one more than the longest that a badge looks back


def sweep(*, since: datetime | None = None, tell: bool | None = None, on_badge: Callable = lambda *a: None) -> int:
    """Award all that was earned (`since` that moment) and is missing; how many awards.

    `tell` says whether people hear of it; unless given, they do not where nobody has a badge yet, so that a community
    that was just imported is not told of old deeds. `on_badge(badge, count)` is called after each. A badge that fails
    (numbers that no moment in time can have) does not keep the others waiting; it is raised at the end.
    """
    tell = Award.objects.exists() if tell is None else tell
    total, failed = 0, []
    for badge in Badge.objects.offered().order_by("pk"):
        declared = badge.declared
        if declared is None:
            continue
        try:
            with transaction.atomic():
                count = len(settle(badge, declared, Narrow(since=since), tell=tell))
        except DatabaseError as error:
            failed.append(error)
            continue
        on_badge(badge, count)
        total += count
    if failed:
        raise ExceptionGroup("badges that could not be looked at", failed)
    return total


def forget_visits() -> int:
    """Delete visits by shared links that no badge looks at any more."""
    return ShareVisit.objects.filter(day__lt=timezone.now().date() - timedelta(days=SHARE_DAYS - 1)).delete()[0]
