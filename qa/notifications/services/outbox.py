"""Putting mail into the outbox, in the transaction that causes it: there is a message if and only if it happened."""

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from qa.core.text import clean_line
from qa.notifications import worker
from qa.notifications.links import absolute
from qa.notifications.models import OutgoingMail
from qa.site.current import site_settings


def queue(template: str, *, key: str, to: str, question_id: int, unsubscribe_url: str, **context) -> None:
    """Write a message from `<template>_subject.txt` and `<template>_message.txt`; once for each `key`.

    It is sent after the transaction, by another thread: nothing here waits for a mail server.
    """
    site = site_settings()
    context |= {"site_name": site.name, "site_url": absolute("/"), "unsubscribe_url": unsubscribe_url}
    with translation.override(settings.LANGUAGE_CODE):
        subject = clean_line(render_to_string(f"qa/notifications/{template}_subject.txt", context))
        body = render_to_string(f"qa/notifications/{template}_message.txt", context).strip() + "\n"
    OutgoingMail.objects.bulk_create(
        [
            OutgoingMail(
                key=key,
                to=to,
                subject=f"[{site.name}] {subject}"[:200],
                body=body,
                question_id=question_id,
                unsubscribe_url=unsubscribe_url,
                next_attempt_at=timezone.now(),
            )
        ],
        ignore_conflicts=True,
    )
    transaction.on_commit(worker.wake, robust=True)


def drop(key_prefix: str) -> None:
    """Take back what is waiting, and erase what is left of what was sent."""
    OutgoingMail.objects.filter(key__startswith=key_prefix).delete()
