"""How mail goes out and comes in, read from the environment: a part of `forum.settings` (docs/operations.md)."""

import os
from email.utils import parseaddr
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def read(env, var: Path) -> dict:
    """The settings about mail; `var` is the folder where mails lie as files when no server is named."""
    sender = env.str("DEFAULT_FROM_EMAIL", default="forum@localhost")
    return {
        **env.email_url("EMAIL_URL", default=f"filemail:///{var / 'mail'}"),
        **_provider(env),
        "DEFAULT_FROM_EMAIL": sender,
        "SERVER_EMAIL": sender,
        "EMAIL_TIMEOUT": 10,
        # The sender of discreet messages: a name that tells nothing, and an address of its own if you like.
        "DISCREET_FROM_EMAIL": env.str("DISCREET_FROM_EMAIL", default=f"Message <{parseaddr(sender)[1]}>"),
        # reply@in.example.org: answers by mail become comments
        "INBOUND_MAIL_ADDRESS": env.str("INBOUND_MAIL_ADDRESS", default=""),
    }


def _provider(env) -> dict:
    """A provider of mail by its name in django-anymail; its keys are all the variables that begin with ANYMAIL_."""
    name = env.str("ANYMAIL_PROVIDER", default="")
    secret = env.str("ANYMAIL_WEBHOOK_SECRET", default="")  # empty: no webhooks
    if secret and not all(secret.partition(":")):
        raise ImproperlyConfigured("ANYMAIL_WEBHOOK_SECRET needs the form name:password.")
    keys = {key.removeprefix("ANYMAIL_"): value for key, value in os.environ.items() if key.startswith("ANYMAIL_")}
    backend = {"EMAIL_BACKEND": f"anymail.backends.{name}.EmailBackend"} if name else {}
    return {**backend, "ANYMAIL": {**keys, "WEBHOOK_SECRET": secret}}
