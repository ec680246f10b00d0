"""What a push message says: the lines of the inbox, in the member's language; nothing of them in discreet mode."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, get_language_bidi, gettext, ngettext

from accounts.languages import languages
from qa.notifications.models import Notification, Preference
from qa.notifications.words import Row, lines_of, rows_of
from qa.site.current import site_settings

MOST = 3  # messages at a time; more of them become one
LONGEST = 300  # characters, so that the whole stays below 3 kB


@dataclass(frozen=True, slots=True)
class Message:
    """`url` is a path of this site; a message replaces the one of the same `tag` that is still shown."""

    title: str
    body: str
    url: str
    tag: str
    lang: str
    dir: str

    def as_dict(self) -> dict:
        return asdict(self)


def messages_for(member, notification_ids: list[int]) -> list[Message]:
    """Of those that are unread and visible still: one for each line of the inbox, with what the line holds already ("3
    new answers to …"). A single one when they would be more than `MOST`, and one without content for the discreet."""
    unread = Notification.objects.unread().filter(member=member)
    told = list(unread.filter(pk__in=notification_ids))
    if not told:
        return []
    with translation.override(_language_of(member)):
        if Preference.objects.filter(pk=member.pk, discreet=True).exists():
            title, body = gettext("A new message"), gettext("Something new is waiting for you.")
            return [_message(title, body, reverse("notifications:inbox"), "inbox")]
        rows = _rows(unread, told)
        name = site_settings().name
        if len(rows) > MOST:
            return [_message(name, _many(len(told)), reverse("notifications:inbox"), "inbox")]
        return [_message(name, row.text, _url(row), _tag(row)) for row in rows]


def _rows(unread, told: list[Notification]) -> list[Row]:
    threads = {row.question_id for row in told if row.question_id}
    ids = {row.pk for row in told}
    found = unread.filter(Q(pk__in=ids) | Q(question__in=threads, kind__in={row.kind for row in told}))
    lines = lines_of(found.order_by("kind", "question", "-created_at", "-pk"))
    rows = rows_of(line for line in lines if line.visible)
    new = [row for row in rows if ids & {line.notification.pk for line in row.lines}]
    return sorted(new, key=lambda row: row.newest.when, reverse=True)


def _url(row: Row) -> str:
    return reverse("notifications:follow", args=[row.newest.notification.pk])


def _tag(row: Row) -> str:
    """Named after the first of the line: when more joins it, the message is replaced; two lines never share one."""
    return f"{row.newest.notification.kind}-{row.lines[-1].notification.pk}"


def _many(number: int) -> str:
    return ngettext("%(n)d new thing is waiting for you.", "%(n)d new things are waiting for you.", number) % {
        "n": number
    }


def _language_of(member) -> str:
    return member.language if member.language in dict(languages()) else settings.LANGUAGE_CODE


def _message(title: str, body: str, url: str, tag: str) -> Message:
    direction = "rtl" if get_language_bidi() else "ltr"
    return Message(title[:LONGEST], body[:LONGEST], url, tag, get_language() or "en", direction)
