"""Who logs out of a browser, or is logged out of it by a new password, is not told anything in it."""

from allauth.account.signals import password_changed, password_reset, password_set
from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from qa.notifications.services.subscriptions import keep_only_session, unsubscribe_session


@receiver(user_logged_out, dispatch_uid="notifications_push_logged_out")
def on_user_logged_out(sender, request, user, **kwargs):
    if user is not None and request.session.session_key:
        unsubscribe_session(request.session.session_key)


@receiver([password_changed, password_set], dispatch_uid="notifications_push_password_changed")
def on_password_changed(sender, request, user, **kwargs):
    before = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")  # the session itself has a new key by now
    keep_only_session(member=user, before=before, now=request.session.session_key or "")


@receiver(password_reset, dispatch_uid="notifications_push_password_reset")
def on_password_reset(sender, request, user, **kwargs):
    keep_only_session(member=user, before="", now="")
