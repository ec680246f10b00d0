"""Which addresses messages are pushed to. Members name them, so the forum must not be led anywhere it should not go."""

import ipaddress
import re
import socket
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from qa.core.verdict import Invalid
from qa.site.current import site_settings

LONGEST = 1000  # characters; those in use have two to four hundred
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*")  # other signs, such as a backslash, end the name for some programs
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Blocked(OSError):
    """The name leads to an address inside a network, not to a push service."""


def check_endpoint(endpoint: str) -> None:
    """Raise `Invalid` unless it is an https address at a push service that the owner allows, on the public internet.

    With PUSH_LOCAL_ENDPOINTS (for tests) any http or https address is taken.
    """
    parts = _split(endpoint)
    if settings.PUSH_LOCAL_ENDPOINTS:
        return
    if parts.scheme != "https" or parts.username is not None or parts.port not in (None, 443):
        raise Invalid(_("That is not the address of a push service."))
    if not _HOST.fullmatch(parts.hostname or ""):
        raise Invalid(_("That is not the address of a push service."))
    if not is_allowed(parts.hostname or ""):
        raise Invalid(
            _("This browser is told by a service that this forum does not use (%(host)s). Its owner can allow it.")
            % {"host": parts.hostname}
        )
    try:
        public_addresses(parts.hostname, 443)
    except OSError:
        raise Invalid(_("This browser's push service cannot be reached from here. Please try again later.")) from None


def is_allowed(host: str) -> bool:
    """Is the host one of the owner's list, or below one of it that begins with `*.`?"""
    return any(
        host == allowed or (allowed.startswith("*.") and host.endswith(allowed[1:]))
        for allowed in site_settings().push_services.lower().split()
    )


def public_addresses(host: str, port: int) -> list[str]:
    """The addresses behind `host`. `Blocked` when one of them is not on the public internet, OSError without any."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [row[4][0] for row in found]
    if not settings.PUSH_LOCAL_ENDPOINTS and not all(is_public(address) for address in addresses):
        raise Blocked("not on the public internet")
    return addresses


def is_public(address: str) -> bool:
    """Is this IP address on the public internet? An IPv4 address that an IPv6 one carries is what counts."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6:
        if ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        else:
            ip = ip.ipv4_mapped or ip.sixtofour or (ip.teredo or [ip])[-1]
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _split(endpoint: str) -> SplitResult:
    try:
        parts = urlsplit(endpoint)
        known = parts.scheme in ("https", "http") and parts.hostname and (parts.port or True)
    except ValueError:
        known = False
    if not known or len(endpoint) > LONGEST or not endpoint.isascii() or any(c.isspace() for c in endpoint):
        raise Invalid(_("That is not the address of a push service."))
    return parts
