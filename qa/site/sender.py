"""Who the forum's mails are from."""

from email.utils import formataddr, parseaddr

from django.conf import settings

from qa.site.current import site_settings


def sender() -> str:
    """The owner's sender (DEFAULT_FROM_EMAIL), in the site's name where it has none."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or site_settings().name, address))
