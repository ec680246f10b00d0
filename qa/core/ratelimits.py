"""Posting limits per member, network and guest (rules B.14), counted in PostgreSQL."""

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import ngettext

from qa.core.verdict import TooOften
from qa.site.models import RateCounter

_SPEND = """
INSERT INTO site_ratecounter AS c (key, count, expires_at) VALUES (%(key)s, 1, %(until)s)
ON CONFLICT (key) DO UPDATE SET
  count = CASE WHEN c.expires_at <= %(now)s THEN 1 ELSE c.count + 1 END,
  expires_at = CASE WHEN c.expires_at <= %(now)s THEN excluded.expires_at ELSE c.expires_at END
RETURNING count, expires_at
"""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` acts called `name` in `seconds` from the first of them."""

    name: str
    count: int
    seconds: int


def spend(limit: Limit, who: str) -> None:
    """Count one act of `who`; raise `TooOften` when it is one too many.

    Call it inside the act's transaction: an act that fails later costs nothing, and two at once are put in a row.
    """
    now = timezone.now()
    with connection.cursor() as cursor:
        until = now + timedelta(seconds=limit.seconds)
        cursor.execute(_SPEND, {"key": f"{limit.name}:{who}", "until": until, "now": now})
        count, expires_at = cursor.fetchone()
    if count > limit.count:
        wait = max(1, int((expires_at - now).total_seconds()))
        raise TooOften(_please_wait(wait), wait)


def forget_expired() -> int:
    """Delete counters whose window is over; returns how many. One in use just now is left, so that nobody waits."""
    with transaction.atomic():
        over = RateCounter.objects.select_for_update(skip_locked=True).filter(expires_at__lt=timezone.now())
        return RateCounter.objects.filter(pk__in=list(over.values_list("pk", flat=True))).delete()[0]


def _please_wait(seconds: int) -> str:
    if seconds < 90:
        return ngettext(
            "That was a little quick. Please try again in %(n)d second; your text is kept.",
            "That was a little quick. Please try again in %(n)d seconds; your text is kept.",
            seconds,
        ) % {"n": seconds}
    minutes = -(-seconds // 60)
    return ngettext(
        "Please wait %(n)d minute before the next one; your text is kept.",
        "Please wait %(n)d minutes before the next one; your text is kept.",
        minutes,
    ) % {"n": minutes}


def client_address(request) -> str:
    """The reader's IP address, believing as many proxies as `TRUSTED_PROXIES` says."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",") if hop.strip()]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(hops) >= trusted:
        return hops[-trusted]
    return request.META.get("REMOTE_ADDR", "")


def network_of(request) -> str:
    """A keyed hash of the reader's network (IPv4 /24, IPv6 /64) that changes daily; addresses are never stored."""
    try:
        address = ipaddress.ip_address(client_address(request))
    except ValueError:
        return _keyed("unknown")
    address = getattr(address, "ipv4_mapped", None) or address  # `::ffff:192.0.2.1`, or all of IPv4 were one network
    prefix = 24 if address.version == 4 else 64
    return _keyed(str(ipaddress.ip_network(f"{address}/{prefix}", strict=False)))


def hashed_address(request) -> str:
    """The same for the one address: for limits on log-in, which must not lock out the neighbours."""
    return _keyed(client_address(request) or "unknown")


def _keyed(text: str) -> str:
    day = timezone.now().date().isoformat()
    return hmac.new(settings.SECRET_KEY.encode(), f"{day} {text}".encode(), hashlib.sha256).hexdigest()[:32]
