"""What guests hear: a request to confirm their address, then only of their post being selected or commented on."""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.utils import translation

from qa.core.ratelimits import Limit, spend
from qa.core.verdict import TooOften
from qa.notifications.letters import write
from qa.notifications.links import CONFIRM, FORGET, absolute, signed_link
from qa.notifications.services import outbox
from qa.posts.models import Comment, GuestAuthor, Post
from qa.posts.services.guests import forget_address

# Anybody can type anybody's address: nobody gets more requests than these, whoever asks.
REQUESTS = Limit("guest-confirm-mail", 3, 86_400)


def ask_to_confirm(guest: GuestAuthor) -> None:
    """Right after posting, published or held; the only message that goes to an address not confirmed."""
    if not guest.email:
        return
    try:
        spend(REQUESTS, _hashed(guest.email))
    except TooOften:
        return
    _queue("guest_confirm", "confirm", guest, confirm_url=signed_link(CONFIRM, guest.pk))


def tell_of_acceptance(answer: Post, at) -> None:
    guest = _confirmed(answer)
    if guest:
        _queue("guest_accepted", f"accepted-{at:%Y%m%d%H%M%S%f}", guest, post_url=absolute(answer.get_absolute_url()))


def tell_of_comment(comment: Comment) -> None:
    guest = _confirmed(comment.post)
    if guest:
        about = {"comment": comment, "comment_url": absolute(comment.get_absolute_url())}
        _queue("guest_commented", f"comment-{comment.pk}", guest, **about)


@transaction.atomic
def forget(post_id: int) -> None:
    """Erase the guest's address everywhere: beside the post, and in mail that waits or was sent."""
    forget_address(post_id)
    outbox.drop(keys_of(post_id))


def keys_of(post_id: int) -> str:
    """What the keys of all mail to this guest begin with."""
    return f"guest-{post_id}-"


def _confirmed(post: Post) -> GuestAuthor | None:
    if post.author_id is not None:
        return None
    return GuestAuthor.objects.filter(pk=post.pk, email__isnull=False, email_confirmed_at__isnull=False).first()


def _queue(template: str, cause: str, guest: GuestAuthor, **context) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        letter = write(
            template,
            context={"post": guest.post, "question": guest.post.question, **context},
            question_id=guest.post.question_id,
            unsubscribe_url=signed_link(FORGET, guest.pk),
        )
    outbox.queue(letter, key=keys_of(guest.pk) + cause, to=guest.email)


def _hashed(email: str) -> str:
    """The counter's row must not hold the address itself."""
    return hmac.new(settings.SECRET_KEY.encode(), email.strip().lower().encode(), hashlib.sha256).hexdigest()[:32]
