"""An answer to a notification, by mail: posted as a comment, once, when it comes from whom we wrote to."""

import hashlib
import logging
from datetime import timedelta

from allauth.account.models import EmailAddress
from anymail.inbound import AnymailInboundMessage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.ratelimits import Limit, spend
from qa.core.verdict import Refusal, TooOften
from qa.notifications.letters import in_the_words_of, refused_reply
from qa.notifications.models import IncomingMail, Preference
from qa.notifications.services import outbox
from qa.notifications.services.incoming import is_automatic, message_id_of, reply_in, sender_of, texts_of
from qa.notifications.services.members import address_of, keys_of
from qa.notifications.services.quoting import own_words
from qa.notifications.services.replies import DAYS, Reply, holds_keys
from qa.posts.models import Comment, Post
from qa.posts.services.commenting import add_comment

log = logging.getLogger(__name__)

KEPT = timedelta(days=2 * DAYS)  # longer than an address is good for
REFUSALS = Limit("reply-refused-mail", 20, 86_400)  # mails a day that say why; nobody is written to without end


def receive(message: AnymailInboundMessage) -> str:
    """What became of it: an `IncomingMail.Outcome`, or `ignored` for what is not an answer of a member of ours."""
    reply = reply_in(message)
    if reply is None or is_automatic(message) or message.spam_detected:
        log.info("A mail that came in was ignored")
        return "ignored"
    member = User.objects.filter(pk=reply.member_id, is_active=True).first()
    return "ignored" if member is None else _receive_from(member, reply, message)


def forget_old() -> int:
    """Delete the traces of mails whose addresses are no good any more."""
    return IncomingMail.objects.filter(received_at__lt=timezone.now() - KEPT).delete()[0]


@transaction.atomic
def _receive_from(member: User, reply: Reply, message: AnymailInboundMessage) -> str:
    row, made = IncomingMail.objects.get_or_create(key=_key(message), defaults={"member": member})
    if not made:
        return row.outcome
    mine = EmailAddress.objects.filter(user=member, verified=True, email__iexact=sender_of(message)).exists()
    with in_the_words_of(member):
        if mine:
            text = own_words(*texts_of(message))
            comment, why = _comment(member, reply, text)
        else:  # whoever it was is not told what to do better
            comment, text, why = None, "", _("It came from an address that is not confirmed as yours.")
        if why:
            _say_why(member, reply, message, row.key, why, text)
    row.comment = comment
    row.outcome = row.Outcome.POSTED if comment else row.Outcome.REFUSED if mine else row.Outcome.STRANGER
    row.save()
    return row.outcome


def _comment(member: User, reply: Reply, text: str) -> tuple[Comment | None, str]:
    """The comment, or why there is none."""
    post = Post.objects.visible_to(member).filter(pk=reply.post_id).first()
    if post is None:
        return None, _("What you answered is not there any more.")
    if reply.expired:
        return None, _("The message that you answered is too old for an answer by mail.")
    if holds_keys(text):
        return None, _("The message that you answered stands in it, with links that are for you alone.")
    try:
        return add_comment(post=post, by=member, body=text), ""
    except Refusal as refusal:
        return None, str(refusal)


def _say_why(member: User, reply: Reply, message, key: str, why: str, text: str) -> None:
    to = address_of(member)
    try:
        spend(REFUSALS, f"u{member.pk}")
    except TooOften:
        return
    if to is None:
        return
    discreet = Preference.objects.filter(member=member, discreet=True).exists()
    post = Post.objects.visible_to(member).select_related("parent").filter(pk=reply.post_id).first()
    path = post.get_absolute_url() if post else reverse("notifications:inbox")
    letter = refused_reply.letter(
        member, why=why, text=text, path=path, discreet=discreet, in_reply_to=message_id_of(message)
    )
    outbox.queue(letter, key=f"{keys_of(member.pk, 'reply')}{key}", to=to)


def _key(message: AnymailInboundMessage) -> str:
    named = message_id_of(message)
    return hashlib.sha256(named.encode() if named else message.as_bytes()).hexdigest()
