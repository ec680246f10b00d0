"""Members with confirmed addresses, guests with addresses, and the links in what they received."""

import re
from html import unescape
from itertools import count

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils import timezone

from accounts.models import User
from qa.notifications.models import Delivery, Event, Notification
from qa.notifications.services.handing_over import hand_over
from qa.posts.models import GuestAuthor, Post
from qa.posts.services.guests import confirm_address
from qa.posts.services.writing import Guest
from tests.factories import answer, member

GUEST = "guest@example.net"
_numbers = count(1)


def confirmed_member(username: str = "", **fields) -> User:
    user = member(username, **fields)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def guest_answer(to: Post, *, confirmed: bool = False, email: str = GUEST) -> Post:
    post = answer(to=to, guest=Guest(name="Ana", email=email, key="key"))
    if confirmed:
        confirm_address(post.pk)
    return post


def address_of(post: Post) -> str | None:
    return GuestAuthor.objects.get(pk=post.pk).email


def link(message, kind: str) -> str:
    """The path of the link whose address contains `kind`, from the message's text."""
    found = re.search(rf"^{re.escape(settings.SITE_URL)}(\S*/{kind}/\S+)$", text(message), re.MULTILINE)
    assert found, text(message)
    return found[1]


def text(message) -> str:
    """The plain part."""
    return message.get_body(("plain",)).get_content().replace("\r\n", "\n")


def html(message) -> str:
    return message.get_body(("html",)).get_content()


def links_of(message) -> set[str]:
    """Where the links of both parts lead, as paths of this site."""
    inside = re.findall(r'href="([^"]*)"', html(message)) + re.findall(r"^http\S+$", text(message), re.MULTILINE)
    assert all(found.startswith(settings.SITE_URL) for found in inside), inside
    return {unescape(found).removeprefix(settings.SITE_URL).partition("#")[0] for found in inside}


def notice(to: User, kind, *, post=None, comment=None, actor=None, reason: str = "author", **data) -> Delivery:
    """Something that is due by mail, as telling leaves it."""
    event = Event.objects.create(
        kind=kind.name, key=f"test-{next(_numbers)}", actor=actor, question_id=post and post.question_id, post=post,
        comment=comment, data=data, told_at=timezone.now(),
    )  # fmt: skip
    row = Notification.objects.create(
        event=event, member=to, kind=kind.name, reason=reason, question_id=event.question_id
    )
    return Delivery.objects.create(notification=row, member=to, channel=Delivery.Channel.MAIL, due_at=timezone.now())


def told(to: User) -> None:
    """Hand over what is due for this member by mail, as the worker does."""
    hand_over(to.pk, Delivery.Channel.MAIL)
