"""Questions about an address that stands in a text."""

import html
import re
from urllib.parse import urlsplit

PROTOCOLS = frozenset({"http", "https", "mailto"})
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\s\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_HEAD = re.compile(r"([^/?#:]*+):")
_INTERNAL = re.compile(r"#[^\s\\]*|/(?![/\\])[^\s\\]*")
_LOCAL_IMAGE = re.compile(r"/media/(?!.*\.\.)[\w./~+-]+")
_REMOTE = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?/[^\s\\\x00-\x20\"'<>]*", re.IGNORECASE)


def has_known_scheme(address: str) -> bool:
    """Whether it is relative or begins with a scheme of ours.

    bleach asks the same more leniently: it lets pass what looks like no scheme to it (``java%20script:``).
    """
    plain = _INVISIBLE.sub("", html.unescape(address))
    head = _HEAD.match(plain)
    return head is None or head[1].lower() in PROTOCOLS


def is_internal(address: str) -> bool:
    """Whether it leads to a page of this site: a path or an anchor, not ``//host``."""
    return _INTERNAL.fullmatch(html.unescape(address)) is not None


def is_image_allowed(address: str, hosts: frozenset[str]) -> bool:
    """Whether a reader's browser may fetch it as an image: our own media, or a host that the owner has named."""
    plain = html.unescape(address)
    if _LOCAL_IMAGE.fullmatch(plain):
        return True
    if not hosts or not _REMOTE.fullmatch(plain):
        return False
    try:
        return (urlsplit(plain).hostname or "") in hosts
    except ValueError:
        return False
