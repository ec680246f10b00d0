"""What was told and is not so."""

from qa.notifications.models import Event


def forget(key: str) -> None:
    """It did not happen after all: out of the inboxes, and what waits to be sent of it is not sent."""
    Event.objects.filter(key=key).delete()
