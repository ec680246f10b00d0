"""Work in the background: a function that a worker calls later, with retries.

A task is deferred inside the transaction that causes it (`send_welcome.defer(member_id=7)`), so it exists if and only
if that transaction is kept. It may run more than once (a worker can be killed at any moment): whatever it writes is
written in one transaction and found done by a unique constraint or a lock the second time. Arguments are ids, never
objects. Tasks live in the module `tasks` of each app.
"""

import random
from datetime import datetime

from croniter import croniter
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.utils import utcnow

TRIES = 8


class Patience(BaseRetryStrategy):
    """Again after about 3, 9, 27, 81, … seconds, the eighth and last time after an hour.

    Each pause is up to a fifth shorter or longer, so that what failed together does not come back together.
    """

    def get_retry_decision(self, *, exception, job) -> RetryDecision | None:
        if job.attempts + 1 >= TRIES:
            return None
        return RetryDecision(retry_in={"seconds": 3 ** (job.attempts + 1) * random.uniform(0.8, 1.2)})  # noqa: S311


class UntilTheNext(Patience):
    """As `Patience`, for a task by the clock: it is not tried any more once its next time has come."""

    def __init__(self, name: str) -> None:
        self.name = name

    def get_retry_decision(self, *, exception, job) -> RetryDecision | None:
        decision = super().get_retry_decision(exception=exception, job=job)
        if decision is None or decision.retry_at >= self._next():
            return None
        return decision

    def _next(self) -> datetime:
        return croniter(app.periodic_registry.periodic_tasks[self.name, ""].cron, utcnow()).get_next(datetime)


def task(function):
    """Make `function(*, ids…)` a task. What it raises is tried again; after `TRIES` it is shown to the owner."""
    return app.task(retry=Patience())(function)


def at(cron: str):
    """Decorator over a function without arguments: it runs by the clock, `cron` in UTC (minute hour day month weekday).

    It never runs twice at the same moment. Of the times that passed while no worker ran, the last one of a day is made
    up for. It can be deferred by hand as well. There is no queueing lock on purpose: a second row with one breaks the
    transaction that defers it, and a retry that meets one is lost.
    """

    def decorate(function):
        name = f"{function.__module__}.{function.__name__}"

        @app.periodic(cron=cron)
        @app.task(name=name, retry=UntilTheNext(name), lock=name)
        def by_the_clock(timestamp: int = 0):
            return function()

        return by_the_clock

    return decorate


def is_by_the_clock(name: str) -> bool:
    """Whether the task of this name was declared with `at`."""
    return (name, "") in app.periodic_registry.periodic_tasks
