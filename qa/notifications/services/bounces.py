"""Addresses that take no mail any more, or whose owner complained: nothing goes there until they say that it works."""

from allauth.account.models import EmailAddress
from anymail.signals import EventType, RejectReason
from django.db import transaction
from django.utils import timezone

from qa.notifications.models import Preference
from qa.notifications.services import guests, outbox
from qa.notifications.services.members import keys_of
from qa.posts.models import GuestAuthor

BOUNCED, COMPLAINED, UNSUBSCRIBED = "bounced", "complained", "unsubscribed"

_BY_EVENT = {EventType.BOUNCED: BOUNCED, EventType.COMPLAINED: COMPLAINED, EventType.UNSUBSCRIBED: UNSUBSCRIBED}
# What a provider keeps on a list of its own and does not even try: for these reasons it will not try tomorrow either.
_BY_REASON = {
    RejectReason.INVALID: BOUNCED, RejectReason.BOUNCED: BOUNCED, RejectReason.SPAM: COMPLAINED,
    RejectReason.UNSUBSCRIBED: UNSUBSCRIBED,
}  # fmt: skip


def on_its_way(event) -> None:
    """A provider reports what became of a message (an `AnymailTrackingEvent`)."""
    why = _BY_EVENT.get(event.event_type)
    if event.event_type == EventType.REJECTED:
        why = _BY_REASON.get(event.reject_reason)
    if why and event.recipient:
        stop_for(event.recipient, why)


def stop_for(address: str, why: str) -> None:
    """No mail to `address` any more, waiting mail included; a guest's address is erased. Twice is once."""
    address = address.strip().lower()
    for member_id in EmailAddress.objects.filter(email__iexact=address, primary=True).values_list("user", flat=True):
        _stop_member(member_id, why)
    for post_id in GuestAuthor.objects.filter(email__iexact=address).values_list("pk", flat=True):
        guests.forget(post_id)


def works_again(member_id: int) -> None:
    """The member says so, or has another address now."""
    Preference.objects.filter(member=member_id).update(mail_stopped_at=None, mail_stopped_why="")


@transaction.atomic
def _stop_member(member_id: int, why: str) -> None:
    Preference.objects.get_or_create(member_id=member_id)
    Preference.objects.filter(member=member_id, mail_stopped_at=None).update(
        mail_stopped_at=timezone.now(), mail_stopped_why=why
    )
    outbox.drop(keys_of(member_id))
