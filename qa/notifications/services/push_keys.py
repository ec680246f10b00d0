"""The key pair by which push services know this forum (VAPID, RFC 8292)."""

import base64
import time
from email.utils import parseaddr
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from py_vapid import Vapid02

from qa.notifications.models import PushKey

LIFETIME = 12 * 3600  # seconds that a signature holds; at most a day (RFC 8292, 2)


def signing_key() -> Vapid02:
    """The one of VAPID_PRIVATE_KEY, else the one in the database, made when there is none: all processes agree."""
    if settings.VAPID_PRIVATE_KEY:
        try:
            return Vapid02.from_string(settings.VAPID_PRIVATE_KEY)
        except ValueError as error:
            raise ImproperlyConfigured("VAPID_PRIVATE_KEY is not the base64url of a P-256 private key.") from error
    row = PushKey.objects.filter(pk=1).first()
    if row is None:  # two processes may come here at once: the second finds the row of the first
        row, _made = PushKey.objects.get_or_create(pk=1, defaults={"private_key": _new_key()})
    return Vapid02.from_raw(row.private_key.encode())


def public_key() -> str:
    """For browsers that subscribe: base64url of the uncompressed point."""
    point = signing_key().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def signed_headers(endpoint: str) -> dict[str, str]:
    """`Authorization` for a message to `endpoint`: who we are and how to reach us, for this push service only."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": int(time.time()) + LIFETIME, "sub": contact()}
    return signing_key().sign(claims)


def contact() -> str:
    """Where a push service finds the owner: PUSH_CONTACT, else the sender of the forum's mail."""
    return settings.PUSH_CONTACT or f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"


def _new_key() -> str:
    vapid = Vapid02()
    vapid.generate_keys()
    number = vapid.private_key.private_numbers().private_value
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).rstrip(b"=").decode()
