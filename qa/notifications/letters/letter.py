"""A mail as its reader gets it, from the templates of `templates/mail`."""

from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.models import User
from qa.core.text import clean_line
from qa.notifications.links import absolute
from qa.notifications.services.timing import zone_of
from qa.site.current import site_settings

LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """`subject` and `text` are plain, `html` is a whole page; the rest as in `models.OutgoingMail`."""

    subject: str
    text: str
    html: str
    unsubscribe_url: str = ""
    question_id: int | None = None
    sender_name: str = ""
    reply_to: str = ""
    in_reply_to: str = ""


def write(template: str, *, subject: str = "", discreet: bool = False, context: dict, **fields) -> Letter:
    """The letter of `<template>.txt` and `.html`, in the active language; `fields` are the other fields of `Letter`.

    `subject` is the line after “[Site]”; without one it is that of `<template>.subject.txt`. A discreet letter does not
    name the site, and has the neutral sender that the owner chose.
    """
    name = site_settings().name
    context = context | {
        "site_name": name, "site_url": absolute("/"), "unsubscribe_url": fields.get("unsubscribe_url", ""),
    }  # fmt: skip
    subject = clean_line(subject or render_to_string(f"mail/{template}.subject.txt", context))
    context["subject"] = subject = (subject if discreet else f"[{name}] {subject}")[:LONGEST_SUBJECT]
    return Letter(
        subject=subject,
        text=render_to_string(f"mail/{template}.txt", context).strip() + "\n",
        html=render_to_string(f"mail/{template}.html", context).strip() + "\n",
        sender_name=neutral_name() if discreet else "",
        **fields,
    )


def neutral_name() -> str:
    """The sender's name in discreet letters."""
    name, address = parseaddr(settings.DISCREET_FROM_EMAIL)
    return (name or address.partition("@")[0])[:60]


@contextmanager
def in_the_words_of(member: User):
    """The member's language and time zone; the site's own where they chose none."""
    with translation.override(member.language or settings.LANGUAGE_CODE), timezone.override(zone_of(member)):
        yield
