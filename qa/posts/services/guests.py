"""What is kept of guests: the key of their browser, so that they can edit, and an address if they gave one."""

import hashlib
import hmac
import secrets

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.core.verdict import Invalid
from qa.posts.models import GuestAuthor, Post

FASTEST = 3  # seconds between getting the form and sending it: people read and type
SLOWEST = 24 * 3600  # seconds; an older form is given anew, its text kept
_SIGNER = signing.TimestampSigner(salt="qa.posts.guest-form")


def new_key() -> str:
    """A key for the guest's cookie."""
    return secrets.token_urlsafe(24)


def new_stamp() -> str:
    """The signed time of now, for the form."""
    return _SIGNER.sign("guest")


def check_stamp(stamp: str) -> None:
    """Raise `Invalid` for a form without a genuine stamp, sent faster than anybody types, or a day old."""
    try:
        _SIGNER.unsign(stamp, max_age=SLOWEST)
    except signing.BadSignature:
        raise Invalid(_("Please check your text once more and send it again.")) from None
    sent = signing.b62_decode(stamp.split(":")[-2])
    if timezone.now().timestamp() - sent < FASTEST:
        raise Invalid(_("That was very quick. Please wait a moment and send it again."))


def remember(post: Post, guest) -> GuestAuthor:
    """Keep the guest's key (hashed) and address beside their post."""
    email = guest.email.strip()
    if email:
        try:
            validate_email(email)
            MaxLengthValidator(254)(email)
        except ValidationError:
            raise Invalid(_("This does not look like an e-mail address."), "guest_email") from None
    return GuestAuthor.objects.create(post=post, email=email or None, edit_key_hash=_hash(guest.key))


def holds_key(post: Post, keys) -> bool:
    """Is one of `keys`, from a browser's cookie, the one that wrote `post`?"""
    guest = GuestAuthor.objects.filter(post=post).first()
    return guest is not None and any(hmac.compare_digest(_hash(key), guest.edit_key_hash) for key in keys)


def confirm_address(post_id: int) -> bool:
    """The guest opened the link in the first message; returns whether there is still an address to confirm."""
    return bool(GuestAuthor.objects.filter(pk=post_id, email__isnull=False).update(email_confirmed_at=timezone.now()))


def forget_address(post_id: int) -> None:
    """Erase the address: the link in every message leads here."""
    GuestAuthor.objects.filter(pk=post_id).update(email=None, email_confirmed_at=None)


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
