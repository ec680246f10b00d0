"""The links in mails. Their tokens are signed, so that they work without a login and cannot be guessed."""

import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.urls import reverse

from qa.notifications.kinds import BY_NAME

DIGEST = "digest"  # stands beside the names of kinds in what can be stopped
CONFIRM, FORGET, STOP = "guest-confirm", "guest-forget", "member-stop"  # names of addresses, and each its own salt


def absolute(path: str) -> str:
    """`path` at the site's own address; what a request says about its host is not trusted for mail."""
    return f"{settings.SITE_URL}{path}"


def signed_link(purpose: str, pk: int) -> str:
    return absolute(reverse(f"notifications:{purpose}", args=[_signer(purpose).sign(str(pk))]))


def read_token(purpose: str, token: str) -> int:
    """The id in the token; 404 for one that we did not write for this purpose."""
    try:
        return int(_signer(purpose).unsign(token))
    except (signing.BadSignature, ValueError):
        raise Http404("This link is not complete.") from None


def stop_link(member_id: int, kinds: Iterable[str] = ()) -> str:
    """Stops mails of these kinds (names of `qa.notifications.kinds`, or `digest`); without any, all mail.

    Their names do not stand in the address, since a discreet mail shows it too.
    """
    token = _signer(STOP).sign_object([member_id, *sorted(map(_code, kinds))])
    return absolute(reverse(f"notifications:{STOP}", args=[token]))


def read_stop_token(token: str) -> tuple[int, tuple[str, ...]]:
    """Whose mail, and of which kinds: none means all, which is also what the links of older mails mean. Or 404."""
    try:
        if _signer(STOP).unsign(token).isdecimal():
            return read_token(STOP, token), ()
        member_id, *codes = _signer(STOP).unsign_object(token)
        names = {_code(kind): kind for kind in (*BY_NAME, DIGEST)}
        return int(member_id), tuple(names.get(code, code) for code in codes)  # a kind that is gone stands for nothing
    except (signing.BadSignature, ValueError, TypeError):
        raise Http404("This link is not complete.") from None


def _code(kind: str) -> str:
    return hashlib.sha256(f"mail about {kind}".encode()).hexdigest()[:6]


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"qa.notifications.{purpose}")
