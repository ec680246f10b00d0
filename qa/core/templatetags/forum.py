"""Filters and tags for every template: points, signed scores, times, avatars."""

from datetime import timedelta

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from qa.core import points
from qa.core.titles import title_for

register = template.Library()
register.filter("short_points", points.short_points)


@register.filter
def title_of(user) -> str:
    """The title that the member's points bring, where the owner has set titles; empty otherwise. No query."""
    return title_for(user.reputation) if user is not None and not user.is_system else ""


@register.filter
def signed(number: int) -> str:
    """281 → +281, −3 with a true minus sign, 0 → 0."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"


@register.simple_tag
def moment(when) -> str:
    """`<time>` with the date in words; the full date and time on hover. The words do not depend on the clock, so that a
    page stays the same for all its readers: UTC, unless a member has chosen a time zone."""
    if not when:
        return ""
    local = timezone.localtime(when)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        when.isoformat(timespec="seconds"),
        f"{date_format(local, 'DATETIME_FORMAT')} {local.tzname()}",
        date_format(local, "DATE_FORMAT"),
    )


@register.simple_tag
def ago(when) -> str:
    """`<time>` as "3 hours ago"; only for pages that are not shared between readers."""
    if not when:
        return ""
    is_fresh = timezone.now() - when < timedelta(minutes=1)
    words = _("just now") if is_fresh else _("%(time)s ago") % {"time": timesince(when, depth=1)}
    return format_html('<time datetime="{}" title="{}">{}</time>', when.isoformat(timespec="seconds"), when, words)


@register.simple_tag
def member_link(user, name: str, css: str = "") -> str:
    """The name of `user` (None: somebody without an account) as a link to their page, if they have one."""
    if user is None or user.is_system:
        return format_html('<span class="{}"><bdi>{}</bdi></span>', css, name)
    return format_html('<a href="{}" class="{}"><bdi>{}</bdi></a>', user.get_absolute_url(), css, name)


@register.simple_tag
def avatar(user, size: int = 32) -> str:
    """The picture of a member (or of nobody: a guest's); the name stands beside it, so `alt` is empty."""
    pk = max(0, getattr(user, "pk", user) or 0)  # the system account's id is below zero
    return format_html(
        '<img class="avatar" src="{}" width="{}" height="{}" alt="" loading="lazy" decoding="async">',
        reverse("profiles:avatar", args=[pk]),
        size,
        size,
    )
