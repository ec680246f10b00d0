"""Sentences about the member alone: badges, points, privileges, reminders, what moderators write."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qa.badges.catalogue import BY_SLUG
from qa.core import privileges
from qa.core.templatetags.forum import signed
from qa.notifications import kinds
from qa.notifications.models import Event
from qa.notifications.words.names import is_on_answer, title_of


def badge(event: Event, reason: str) -> str:
    declared = BY_SLUG.get(event.data.get("slug", ""))
    return _("You have earned the badge “%(name)s”.") % {"name": declared.name if declared else event.data["name"]}


def points(event: Event, reason: str) -> str:
    """How many, for which post; never by whom."""
    said = {"points": signed_points(event.data.get("points", 0)), "title": title_of(event)}
    if is_on_answer(event):
        return _("%(points)s for your answer to “%(title)s”.") % said
    return _("%(points)s for your question “%(title)s”.") % said


def signed_points(amount: int) -> str:
    """+10 points, −2 points."""
    return ngettext("%(signed)s point", "%(signed)s points", abs(amount)) % {"signed": signed(amount)}


def privilege(event: Event, reason: str) -> str:
    reached = privileges.BY_NAME.get(event.data["name"])
    if reached is None:
        return _("You may do something new.")
    return _("You may do something new: %(act)s.") % {"act": reached.title}


def reminder(event: Event, reason: str) -> str:
    return _("You wanted to come back to “%(title)s”.") % {"title": title_of(event)}


def message(event: Event, reason: str) -> str:
    act = event.data.get("act")
    if act == "paused":
        until = date_format(datetime.fromisoformat(event.data["until"]), "DATE_FORMAT")
        return _("Your account is paused until %(until)s. You can still read everything.") % {"until": until}
    if act == "reinstated":
        return _("Your account is not paused any more: you may take part again.")
    return _("The moderators have written to you.")


SENTENCES = {
    kinds.BADGE.name: badge,
    kinds.POINTS.name: points,
    kinds.PRIVILEGE.name: privilege,
    kinds.REMINDER.name: reminder,
    kinds.MESSAGE.name: message,
}
