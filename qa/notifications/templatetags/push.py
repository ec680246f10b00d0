"""The member's browsers on the page of their wishes."""

from django import template

from qa.notifications.services.push_keys import public_key
from qa.notifications.services.subscriptions import subscriptions_of
from qa.site.current import site_settings

register = template.Library()


@register.inclusion_tag("qa/notifications/_push.html", takes_context=True)
def push_browsers(context) -> dict:
    """The switch for this browser and the list of all; nothing where the owner does not offer it. Two queries."""
    if not site_settings().push:
        return {"offered": False}
    request = context["request"]
    browsers = list(subscriptions_of(request.user))
    return {"offered": True, "key": public_key(), "browsers": browsers, "csrf_token": context["csrf_token"]}
