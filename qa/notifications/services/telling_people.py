"""Whom an event reaches: one notification each, and its deliveries by mail and push."""

from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone

from qa.notifications.models import Delivery, Event, Notification
from qa.notifications.recipients import Told, recipients_of
from qa.notifications.services.channels import deliveries_for

BATCH = 2000


@transaction.atomic
def tell_people(event_id: int) -> set[tuple[int, str]]:
    """Tell everybody whom the event concerns, once: a second run finds it told, a second at the same time waits.

    Returns the (member id, channel) of which something is to be handed over at once.
    """
    if not Event.objects.select_for_update(of=("self",)).filter(pk=event_id, told_at=None).exists():
        return set()
    event = Event.objects.with_all().get(pk=event_id)
    now, soon = timezone.now(), set()
    for told in _batches(recipients_of(event)):
        soon |= _tell(event, told, now)
    Event.objects.filter(pk=event.pk).update(told_at=now)
    return soon


def _batches(told):
    told = iter(told)
    while batch := list(islice(told, BATCH)):
        yield batch


def _tell(event: Event, told: list[Told], now: datetime) -> set[tuple[int, str]]:
    """A conflict is somebody who has been told by a run that was cut off: they are left as they are."""
    rows = [
        Notification(
            event=event, member_id=one.member.pk, kind=one.kind, reason=one.reason, question_id=event.question_id,
            created_at=event.created_at,
        )
        for one in told
    ]  # fmt: skip
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    members = {one.member.pk: one.member for one in told}
    written = Notification.objects.filter(event=event, member__in=members)
    deliveries = deliveries_for(list(written), members, now)
    Delivery.objects.bulk_create(deliveries, ignore_conflicts=True)
    return {(delivery.member_id, delivery.channel) for delivery in deliveries if delivery.due_at <= now}
