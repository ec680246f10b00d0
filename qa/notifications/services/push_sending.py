"""The task behind a push message: one browser, what it is to be told, and what becomes of it."""

import base64
import hashlib
import hmac
import json
import logging
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from qa.core.tasks import task
from qa.notifications.models import PushSubscription
from qa.notifications.services import push_requests
from qa.notifications.services.endpoints import is_allowed
from qa.notifications.services.push_messages import Message, messages_for
from qa.site.current import site_settings

log = logging.getLogger(__name__)

GONE = {404, 410}
LATER = {408, 425, 429}  # and every 5xx
MOST_FAILURES = 40  # in a row, about five messages with all their tries: that browser is given up


class TryLater(Exception):
    """The push service does not take it just now; the worker tries again."""


@task
def push_to(subscription_id: int, notification_ids: list[int]) -> None:
    """Tell one browser of these notifications, as far as they are unread still. A second run replaces what the first
    has shown, by the tags of the messages."""
    subscription = PushSubscription.objects.select_related("member").filter(pk=subscription_id).first()
    if subscription is None or not subscription.member.is_active or not site_settings().push:
        return
    if not settings.PUSH_LOCAL_ENDPOINTS and not is_allowed(urlsplit(subscription.endpoint).hostname or ""):
        subscription.delete()  # the owner has taken its service off the list
        return
    for message in messages_for(subscription.member, notification_ids):
        if not _deliver(subscription, message):
            return


def _deliver(subscription: PushSubscription, message: Message) -> bool:
    """Whether to go on with the next message; `TryLater` where the same one may succeed later."""
    receiver = push_requests.Receiver(subscription.endpoint, subscription.p256dh, subscription.auth)
    payload = json.dumps(message.as_dict(), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        status = push_requests.send(receiver, payload, topic=_topic(subscription, message.tag))
    except requests.RequestException as error:
        return _failed(subscription, type(error).__name__, again=True)
    if status < 300:
        PushSubscription.objects.filter(pk=subscription.pk).update(last_ok_at=timezone.now(), failures=0)
        return True
    if status in GONE:
        subscription.delete()
        return False
    return _failed(subscription, f"status {status}", again=status in LATER or status >= 500)


def _failed(subscription: PushSubscription, what: str, *, again: bool) -> bool:
    if subscription.failures + 1 >= MOST_FAILURES:
        subscription.delete()
        return False
    PushSubscription.objects.filter(pk=subscription.pk).update(failures=F("failures") + 1)
    host = urlsplit(subscription.endpoint).hostname  # the rest of the address is the member's secret
    if again:
        raise TryLater(f"{host}: {what}")
    log.warning("A push message was refused by %s (%s)", host, what)
    return False


def _topic(subscription: PushSubscription, tag: str) -> str:
    """32 letters that tell the push service nothing but that two messages are about the same."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"push {subscription.pk} {tag}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(made[:24]).decode()
