"""The links in mails. Their tokens are signed, so that they work without a login and cannot be guessed."""

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.urls import reverse

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


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"qa.notifications.{purpose}")
