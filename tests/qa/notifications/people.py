"""Members with confirmed addresses, guests with addresses, and the links in what they received."""

import re

from allauth.account.models import EmailAddress
from django.conf import settings

from accounts.models import User
from qa.posts.models import GuestAuthor, Post
from qa.posts.services.guests import confirm_address
from qa.posts.services.writing import Guest
from tests.factories import answer, member

GUEST = "guest@example.net"


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
    return message.get_content().replace("\r\n", "\n")
