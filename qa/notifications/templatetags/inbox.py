"""The bell in the top bar."""

from django import template

from qa.notifications.models import Notification

register = template.Library()
MOST = 100


@register.inclusion_tag("qa/notifications/_bell.html")
def bell(user) -> dict:
    """How much is unread, at most `MOST`: one query."""
    unread = Notification.objects.inbox_of(user).unread().order_by()[:MOST].count()
    return {"unread": unread, "shown": f"{MOST - 1}+" if unread >= MOST else str(unread)}
