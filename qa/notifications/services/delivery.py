"""Sending what waits in the outbox: each message at least once, with a Message-ID that a repetition shares."""

import contextlib
import logging
import smtplib
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from qa.notifications.models import OutgoingMail
from qa.notifications.services import refusals
from qa.notifications.services.envelopes import message_id, message_of
from qa.notifications.signals import address_refused

__all__ = ["KEPT", "PAUSES", "TRIES", "deliver_due", "message_id", "next_due"]

log = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=n) for n in (1, 5, 30, 120, 360, 720, 1440)]  # after the first failure, the second, …
TRIES = len(PAUSES) + 1
KEPT = timedelta(days=30)
# Of the message, and cleared once it was sent: neither the address nor the text is kept.
_NOT_KEPT = ("to", "subject", "body", "html", "sender_name", "reply_to", "in_reply_to", "unsubscribe_url")


def deliver_due(most: int = 500) -> int:
    """Send what is due, at most `most` messages; returns how many were sent. Several processes may do so at once.

    When the mail server cannot be reached, the first message counts a try and the others wait for the next call.
    """
    OutgoingMail.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    connection = get_connection(fail_silently=False)
    sent = 0
    try:
        for _ in range(most):
            outcome = _deliver_one_and_tell(connection)
            sent += outcome is True
            if outcome is None:
                break
    finally:
        _close(connection)
    return sent


def next_due() -> datetime | None:
    """When the next message wants to be sent, if one is waiting."""
    return _waiting().aggregate(at=Min("next_attempt_at"))["at"]


def _deliver_one_and_tell(connection) -> bool | None:
    """As `_deliver_one`. Addresses that refuse for good are told of after its transaction, since the other messages to
    them may just be locked by whoever sends them."""
    refused: list[str] = []
    outcome = _deliver_one(connection, refused)
    for address in refused:
        address_refused.send(sender=OutgoingMail, address=address)
    return outcome


@transaction.atomic
def _deliver_one(connection, refused: list[str]) -> bool | None:
    """True: sent. False: failed, the next may do better. None: nothing is due, or no mail server answers.

    The row is locked while it is sent, so that nobody else sends it; no other table is locked meanwhile.
    """
    due = _waiting().filter(next_attempt_at__lte=timezone.now()).order_by("next_attempt_at", "pk")
    mail = due.select_for_update(skip_locked=True).first()
    if mail is None:
        return None
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        _postpone(mail, error)
        return None
    try:
        message_of(mail, connection).send()
    except Exception as error:  # whatever a mail program may raise, the row must say so and wait
        if refusals.is_for_good(error):
            refused.append(mail.to)
        _postpone(mail, error)
        _close(connection)
        return None if refusals.is_of_everything(error) else False
    mail.sent_at, mail.attempts, mail.last_error = timezone.now(), mail.attempts + 1, ""
    for name in _NOT_KEPT:
        setattr(mail, name, "")
    mail.save()
    return True


def _waiting():
    return OutgoingMail.objects.filter(sent_at=None, attempts__lt=TRIES)


def _postpone(mail: OutgoingMail, error: Exception) -> None:
    mail.attempts += 1
    pause = PAUSES[min(mail.attempts, len(PAUSES)) - 1]
    mail.next_attempt_at = timezone.now() + pause
    # What servers answer may hold the address, so only the kind and the code are kept.
    code = getattr(error, "smtp_code", "") or getattr(error, "status_code", "")
    mail.last_error = " ".join(str(part) for part in (type(error).__name__, code) if part)
    mail.save()
    log.warning("Mail %s was not sent (%s, try %d of %d)", mail.pk, mail.last_error, mail.attempts, TRIES)


def _close(connection) -> None:
    with contextlib.suppress(smtplib.SMTPException, OSError):
        connection.close()
