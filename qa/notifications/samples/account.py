"""The mails about an account, which django-allauth sends at once: plain text."""

from functools import partial

from allauth.account.adapter import get_adapter
from django.utils.translation import gettext_lazy as _lazy

from accounts.models import User
from qa.notifications.letters import Letter
from qa.notifications.links import absolute
from qa.site.current import site_settings

PREFIX = "account/email/"
LABELS = {
    "email_confirmation_signup": _lazy("Welcome, and please confirm the address"),
    "email_confirmation": _lazy("Please confirm a new address"),
    "email_confirm": _lazy("An address was confirmed"),
    "email_changed": _lazy("The main address has changed"),
    "email_deleted": _lazy("An address was removed"),
    "password_reset_key": _lazy("The link to a new password"),
    "password_reset": _lazy("A password was chosen by that link"),
    "password_changed": _lazy("The password has changed"),
    "password_set": _lazy("The account has a password now"),
    "account_already_exists": _lazy("Somebody signs up who has an account"),
    "unknown_account": _lazy("A new password is asked for, and there is no such account"),
}


def letter(name: str, reader: User) -> Letter:
    email = "reader@example.org"
    context = {
        "email": email, "user": reader, "username": reader.username, "site_name": site_settings().name,
        "site_url": absolute("/"), "activate_url": absolute("/accounts/confirm-email/"), "key": "",
        "password_reset_url": absolute("/accounts/password/reset/"), "signup_url": absolute("/accounts/signup/"),
        "from_email": email, "to_email": "new@example.org", "deleted_email": email,
    }  # fmt: skip
    message = get_adapter().render_mail(f"{PREFIX}{name}", email, context)
    return Letter(subject=message.subject, text=message.body, html="")


def makers() -> dict:
    return {name: (label, partial(letter, name)) for name, label in LABELS.items()}
