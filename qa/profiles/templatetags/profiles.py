"""The tabs over a member's own pages, those of django-allauth included."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

register = template.Library()


@register.inclusion_tag("_tabs.html", takes_context=True)
def settings_tabs(context) -> dict:
    """Profile, preferences, notifications, password, addresses, data, leaving."""
    request = context["request"]
    mine = {
        "profiles:settings": _("Profile"),
        "profiles:preferences": _("Preferences"),
        "notifications:settings": _("Notifications"),
        "account_email": _("E-mail addresses"),
        "account_change_password": _("Password"),
        "profiles:leave": _("Your data and leaving"),
    }
    here = request.resolver_match.view_name if request.resolver_match else ""
    here = {"account_set_password": "account_change_password"}.get(here, here)
    return {
        "label": _("Your account"),
        "tabs": [{"label": label, "url": reverse(name), "current": name == here} for name, label in mine.items()],
    }
