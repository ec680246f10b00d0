"""What the worker does for notifications."""

from django.db import transaction
from django.utils import timezone

from qa.core.tasks import at, task
from qa.notifications.services import (
    answering_by_mail,
    digests,
    handing_over,
    retention,
    telling_people,
    telling_points,
)
from qa.notifications.services.delivery import deliver_due
from qa.notifications.services.sending import send_mail  # noqa: F401 - registered by being imported

AT_ONCE = 500  # tasks in one statement


@task
def tell_people(event_id: int) -> None:
    """Put the event into the inboxes of all whom it concerns."""
    with transaction.atomic():
        _hand_over_soon(telling_people.tell_people(event_id))


@task
def tell_points(member_id: int, post_id: int | None, day: str) -> None:
    """Sum up what `post_id` brought the member on the UTC `day`, and see whether they may do something new."""
    with transaction.atomic():
        _hand_over_soon(telling_points.tell_points(member_id, post_id, day))


@task
def hand_over(member_id: int, channel: str) -> None:
    """Hand what is due for the member on the channel to the mail or to their browsers."""
    handing_over.hand_over(member_id, channel)


@at("* * * * *")
def hand_over_due() -> None:
    """What has waited for its hour, its morning or the end of quiet hours."""
    with transaction.atomic():
        _hand_over_soon(handing_over.due())


@at("* * * * *")
def send_waiting_mail() -> None:
    """Mail that is due for another try; new mail has its own task."""
    deliver_due()


@at("5 * * * *")
def weekly_digests() -> None:
    """Somewhere it is Monday morning."""
    with transaction.atomic():
        for member_ids in digests.due(timezone.now()):
            send_digests.defer(member_ids=member_ids)


@task
def send_digests(member_ids: list[int]) -> None:
    """The digest of this week to each of them who has not had it."""
    for member_id in member_ids:
        digests.send(member_id)


@at("40 3 * * *")
def tidy_inboxes() -> None:
    """Let go of what has been kept long enough."""
    retention.tidy()
    answering_by_mail.forget_old()


def _hand_over_soon(whom: set[tuple[int, str]]) -> None:
    calls = [{"member_id": pk, "channel": channel} for pk, channel in sorted(whom)]
    for start in range(0, len(calls), AT_ONCE):
        hand_over.batch_defer(*calls[start : start + AT_ONCE])
