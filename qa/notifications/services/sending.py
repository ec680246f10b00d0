"""The task that sends mail. It stands apart from `qa.notifications.tasks` so that services may defer it."""

from qa.core.tasks import task
from qa.notifications.services.delivery import deliver_due


@task
def send_mail() -> None:
    """Send what is due. Deferred with every message; the first to come sends for all."""
    deliver_due()
