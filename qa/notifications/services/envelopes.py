"""From a row of the outbox to a message: sender, headers, both parts."""

import hashlib
from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from qa.notifications.models import OutgoingMail
from qa.site.sender import sender


def message_id(key: str) -> str:
    """The same for the same cause, on this site."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{_host()}>"


def message_of(mail: OutgoingMail, connection=None) -> EmailMultiAlternatives:
    """The message of this row; one row gives the same message each time."""
    message = EmailMultiAlternatives(
        mail.subject,
        mail.body,
        from_email=_sender(mail),
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers=_headers(mail),
        connection=connection,
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _headers(mail: OutgoingMail) -> dict[str, str]:
    headers = {
        "Message-ID": message_id(mail.key),
        "Auto-Submitted": "auto-replied" if mail.in_reply_to else "auto-generated",  # RFC 3834
        "X-Auto-Response-Suppress": "All",  # the same for Exchange: nobody's holidays come back to us
    }
    thread = mail.in_reply_to or (f"<question-{mail.question_id}@{_host()}>" if mail.question_id else "")
    if thread:
        headers |= {"In-Reply-To": thread, "References": thread}
    if mail.unsubscribe_url:
        headers |= {
            "List-Unsubscribe": f"<{mail.unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",  # RFC 8058: mail programs POST to it themselves
        }
    return headers


def _sender(mail: OutgoingMail) -> str:
    """The owner's sender, in the site's name where it has none; the neutral one for what is discreet."""
    if mail.sender_name:
        return formataddr((mail.sender_name, parseaddr(settings.DISCREET_FROM_EMAIL)[1]))
    return sender()


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
