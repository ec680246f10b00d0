"""How django-allauth behaves here: names, mail, addresses.

The doors for later, both of them django-allauth's own apps:
- two-factor login: add `allauth.mfa` to INSTALLED_APPS; its stage then follows the password by itself
  (`get_login_stages`), its settings are `MFA_*`, its pages fall under `/accounts/2fa/`;
- social login: add `allauth.socialaccount` and a provider's app; write a `SocialAccountAdapter` beside this class that
  fills username and display name, and name it in `SOCIALACCOUNT_ADAPTER`. The buttons stand in `account/login.html`.
"""

import logging
import smtplib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from qa.core.ratelimits import hashed_address
from qa.core.verdict import Conflict
from qa.site.current import site_settings
from qa.site.sender import sender

LONGEST_EMAIL = 254  # RFC 3696, and the column
log = logging.getLogger(__name__)

_NOT_RIGHT = gettext_lazy(
    "The name or the password is not right. An account that came along from an earlier site has no password yet; "
    "a moderator can help with that."
)


class AccountAdapter(DefaultAccountAdapter):
    """Named in `ACCOUNT_ADAPTER`."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_taken": gettext_lazy("Somebody already has this username. Please choose another."),
        "username_blacklisted": gettext_lazy("This username is kept for the site itself. Please choose another."),
        "email_taken": gettext_lazy(
            "There is already an account with this e-mail address. You can log in or reset its password."
        ),
        "username_password_mismatch": _NOT_RIGHT,
        "email_password_mismatch": _NOT_RIGHT,
        "too_many_login_attempts": gettext_lazy("There were too many attempts. Please try again in a few minutes."),
        "rate_limited": gettext_lazy("That was a little quick. Please try again in a few minutes."),
    }

    def clean_username(self, username, shallow=False):
        """Letters that look the same to the database are one letter (NFKC)."""
        return super().clean_username(User.normalize_username(username), shallow=shallow)

    def clean_email(self, email):
        """Addresses longer than mail servers take would be cut by the form and refused by the table."""
        if len(email) > LONGEST_EMAIL:
            raise ValidationError(_("This address is longer than an e-mail address can be."))
        return super().clean_email(email)

    def save_user(self, request, user, form, commit=True):
        """Adds the display name; two people who take one name in the same instant get a sentence, not an error."""
        super().save_user(request, user, form, commit=False)
        user.display_name = form.cleaned_data.get("display_name") or user.username
        if commit:
            try:
                with transaction.atomic():
                    user.save()
            except IntegrityError:
                raise Conflict(
                    _("Somebody took this name or address a moment ago. Please go back and choose another.")
                ) from None
        return user

    def get_client_ip(self, request):
        """A keyed hash that changes daily: allauth counts attempts by it in the cache, where no address may lie."""
        return hashed_address(request)

    def format_email_subject(self, subject):
        return f"[{site_settings().name}] {subject}"

    def get_from_email(self):
        return sender()

    def send_mail(self, template_prefix, email, context):
        """Mail in the site's name. A mail server that fails costs the reader a sentence, not their sign-up."""
        name = {"site_name": site_settings().name, "site_url": settings.SITE_URL}
        message = self.render_mail(template_prefix, email, {"email": email, **name, **context})
        try:
            message.send()
        except (smtplib.SMTPException, OSError):
            log.exception("Mail %s was not sent", template_prefix)
            request = allauth_context.request
            if request is not None:
                messages.warning(request, _("We could not send an e-mail just now. Please try again in a few minutes."))


def shown_name(user) -> str:
    """The name in allauth's pages and mails (`ACCOUNT_USER_DISPLAY`)."""
    return user.display_name or user.username
