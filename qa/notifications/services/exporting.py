"""What the forum has told a member, and how they want to be told: for the copy of everything about them."""

from django.forms.models import model_to_dict

from qa.notifications.models import Notification, Preference
from qa.notifications.words import lines_of


def told_to(member) -> dict:
    """Plain values: the sentences of the inbox as they read today, and the choices that differ from the usual."""
    rows = Notification.objects.filter(member=member).order_by("pk")
    chosen = Preference.objects.filter(member=member).first()
    return {
        "notifications": [
            {
                "kind": line.notification.kind,
                "text": line.text,
                "excerpt": line.excerpt,
                "when": line.when,
                "read_at": line.notification.read_at,
            }
            for line in lines_of(rows)
        ],
        "notification_choices": model_to_dict(chosen, exclude=["member"]) if chosen else {},
    }
