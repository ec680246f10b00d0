"""Tasks for tests of the worker."""

import time
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from qa.core.tasks import at, task
from qa.site.models import RateCounter


def _row(key: str) -> bool:
    later = timezone.now() + timedelta(days=1)
    return RateCounter.objects.get_or_create(key=key, defaults={"count": 0, "expires_at": later})[1]


@task
def count_once(number: int, seconds: float = 0) -> None:
    """Add one to `sum` for this number: once, however often it runs. Slow inside its transaction."""
    with transaction.atomic():
        _row(f"begun-{number}")
        if _row(f"done-{number}"):
            _row("sum")
            time.sleep(seconds)
            RateCounter.objects.filter(key="sum").update(count=F("count") + 1)


@task
def always_fail(number: int) -> None:
    """Fails, after writing what its transaction takes back."""
    with transaction.atomic():
        _row(f"traces-{number}")
        raise ValueError("there is no way, ann@example.org\nnot even this one")


@task
def leave_more(number: int) -> None:
    """Defers a task and takes that back, then one that stays."""
    try:
        with transaction.atomic():
            count_once.defer(number=number)
            raise LookupError
    except LookupError:
        count_once.defer(number=number + 1)


@task
def connections() -> None:
    """Ask the database something, so that this thread has a connection."""
    _row("asked")


@at("0 0 1 1 *")
def by_the_clock() -> None:
    """As a nightly task; fails while there is a row `trouble`."""
    if RateCounter.objects.filter(key="trouble").exists():
        raise OSError("trouble")
