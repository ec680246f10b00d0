"""Sending what waits in the outbox: each message at least once, with a Message-ID that a repetition shares."""

import contextlib
import hashlib
import logging
import smtplib
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from qa.notifications.models import OutgoingMail

log = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=n) for n in (1, 5, 30, 120, 360, 720, 1440)]  # after the first failure, the second, …
TRIES = len(PAUSES) + 1
KEPT = timedelta(days=30)


def deliver_due(most: int = 500) -> int:
    """Send what is due, at most `most` messages; returns how many were sent. Several processes may do so at once.

    When the mail server cannot be reached, the first message counts a try and the others wait for the next call.
    """
    OutgoingMail.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
    connection = get_connection(fail_silently=False)
    sent = 0
    try:
        for _ in range(most):
            outcome = _deliver_one(connection)
            sent += outcome is True
            if outcome is None:
                break
    finally:
        _close(connection)
    return sent


def next_due() -> datetime | None:
    """When the next message wants to be sent, if one is waiting."""
    return _waiting().aggregate(at=Min("next_attempt_at"))["at"]


def message_id(key: str) -> str:
    """The same for the same cause, on this site."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{_host()}>"


@transaction.atomic
def _deliver_one(connection) -> bool | None:
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
        _message(mail, connection).send()
    except Exception as error:  # whatever a mail program may raise, the row must say so and wait
        _postpone(mail, error)
        _close(connection)
        return False
    mail.sent_at, mail.attempts, mail.last_error = timezone.now(), mail.attempts + 1, ""
    mail.to = mail.subject = mail.body = mail.unsubscribe_url = ""
    mail.save()
    return True


def _waiting():
    return OutgoingMail.objects.filter(sent_at=None, attempts__lt=TRIES)


def _message(mail: OutgoingMail, connection) -> EmailMessage:
    thread = f"<question-{mail.question_id}@{_host()}>"
    headers = {
        "Message-ID": message_id(mail.key),
        "In-Reply-To": thread,
        "References": thread,
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{mail.unsubscribe_url}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058: mail programs POST to it themselves
    }
    return EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers, connection=connection)


def _postpone(mail: OutgoingMail, error: Exception) -> None:
    mail.attempts += 1
    pause = PAUSES[min(mail.attempts, len(PAUSES)) - 1]
    mail.next_attempt_at = timezone.now() + pause
    # What servers answer may hold the address, so only the kind and the code are kept.
    mail.last_error = " ".join(str(part) for part in (type(error).__name__, getattr(error, "smtp_code", "")) if part)
    mail.save()
    log.warning("Mail %s was not sent (%s, try %d of %d)", mail.pk, mail.last_error, mail.attempts, TRIES)


def _close(connection) -> None:
    with contextlib.suppress(smtplib.SMTPException, OSError):
        connection.close()


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
