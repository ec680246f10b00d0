"""Putting letters into the outbox, in the transaction that causes them: a message if and only if it happened."""

from django.utils import timezone

from qa.notifications.letters import Letter
from qa.notifications.models import OutgoingMail
from qa.notifications.services.sending import send_mail


def queue(letter: Letter, *, key: str, to: str) -> None:
    """Send `letter` to the address `to` after the transaction; once for each `key`.

    The worker sends it: nothing here waits for a mail server.
    """
    OutgoingMail.objects.bulk_create([row_of(letter, key=key, to=to)], ignore_conflicts=True)
    send_mail.defer()


def row_of(letter: Letter, *, key: str, to: str) -> OutgoingMail:
    """The row of the outbox, not saved."""
    return OutgoingMail(
        key=key,
        to=to,
        subject=letter.subject,
        body=letter.text,
        html=letter.html,
        sender_name=letter.sender_name,
        reply_to=letter.reply_to,
        in_reply_to=letter.in_reply_to,
        question_id=letter.question_id,
        unsubscribe_url=letter.unsubscribe_url,
        next_attempt_at=timezone.now(),
    )


def drop(key_prefix: str) -> None:
    """Take back what is waiting, and erase what is left of what was sent."""
    OutgoingMail.objects.filter(key__startswith=key_prefix).delete()
