"""How long inboxes keep what they were told."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from qa.notifications import kinds
from qa.notifications.models import Event, Notification
from qa.site.current import site_settings


def tidy() -> None:
    """Delete read notifications after the owner's days, unread ones after twice as many; then events that nobody has.

    What was told once for ever (a privilege) stays as an event, so that it is not told again.
    """
    days, now = timedelta(days=site_settings().notifications_kept_days), timezone.now()
    Notification.objects.filter(read_at__isnull=False, created_at__lt=now - days).delete()
    Notification.objects.filter(created_at__lt=now - 2 * days).delete()
    anybody = Notification.objects.filter(event=OuterRef("pk"))
    old = Event.objects.filter(told_at__lt=now - days).exclude(kind=kinds.PRIVILEGE.name)
    old.filter(~Exists(anybody)).delete()
