"""The browsers that a member is told in: switching one on, and off again."""

import base64
import binascii
import hashlib

from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.ratelimits import Limit, spend
from qa.core.verdict import Invalid, Refusal
from qa.notifications.models import PushSubscription
from qa.notifications.services.endpoints import check_endpoint
from qa.site.current import site_settings

MOST = 10  # browsers of one member
TRIES = Limit("push-hour", 30, 3600)


def subscribe(
    *, member, endpoint: str, p256dh: str, auth: str, browser: str = "", session: str = ""
) -> PushSubscription:
    """Tell `member` in this browser from now on; a browser that another member had becomes theirs.

    `session` is the key of the session it happens in. `Refusal` where the owner does not offer it, or at `MOST`.
    """
    if not site_settings().push:
        raise Refusal(_("This forum does not tell browsers anything."))
    spend(TRIES, str(member.pk))
    if not _is_key(p256dh) or len(_decoded(auth)) != 16:
        raise Invalid(_("Your browser has sent keys that cannot be used."))
    check_endpoint(endpoint)  # asks for the host's address, so before any lock
    hashed = hash_of(endpoint)
    with transaction.atomic():
        User.objects.lock([member.pk])  # one at a time, so that the number holds
        if PushSubscription.objects.filter(member=member).exclude(endpoint_hash=hashed).count() >= MOST:
            raise Refusal(_("You are told in %(n)d browsers already. Please remove one of them first.") % {"n": MOST})
        row, _made = PushSubscription.objects.update_or_create(
            endpoint_hash=hashed,
            defaults={
                "member": member, "endpoint": endpoint, "p256dh": p256dh, "auth": auth, "browser": browser[:60],
                "session_hash": hash_of(session) if session else "", "failures": 0,
            },
        )  # fmt: skip
    return row


def unsubscribe(*, member, endpoint_hash: str) -> None:
    """No more in this browser of the member's; nothing for one that is not theirs."""
    PushSubscription.objects.filter(member=member, endpoint_hash=endpoint_hash).delete()


def unsubscribe_session(session: str) -> None:
    """Who logs out of a browser is not told anything there: others may look at it."""
    PushSubscription.objects.filter(session_hash=hash_of(session)).delete()


@transaction.atomic
def keep_only_session(*, member, before: str, now: str) -> None:
    """The member's password has changed: every other browser is logged out, so it is told nothing any more.

    The session in which that happened has the new key `now` in place of `before`.
    """
    rows = PushSubscription.objects.filter(member=member)
    if before and now:
        rows.filter(session_hash=hash_of(before)).update(session_hash=hash_of(now))
    rows.exclude(session_hash=hash_of(now) if now else "-").delete()


def subscriptions_of(member):
    """The member's browsers, the newest first."""
    return PushSubscription.objects.filter(member=member).order_by("-created_at", "-pk")


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_key(p256dh: str) -> bool:
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _decoded(p256dh))
    except ValueError:
        return False
    return True


def _decoded(text: str) -> bytes:
    """The bytes of a base64url without padding; none at all for anything else."""
    try:
        return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return b""
