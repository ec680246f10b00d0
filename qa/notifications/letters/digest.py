"""The weekly letter: questions that wait for help, and answers that helped."""

from django.utils.translation import gettext as _

from accounts.models import User
from qa.notifications.letters.foot import foot
from qa.notifications.letters.letter import Letter, write
from qa.notifications.letters.news import Item, discreetly
from qa.notifications.links import DIGEST, absolute, stop_link
from qa.posts.models import Post


def letter(member: User, questions: list[Post], answers: list[Post], *, discreet: bool = False) -> Letter:
    """In the active language; `answers` with their `parent` and `author`."""
    if discreet:
        return discreetly(member, [DIGEST], path="/")
    return write(
        "digest",
        context={
            **foot(member, [DIGEST]),
            "questions": [_item(post, post.title) for post in questions],
            "answers": [_item(post, _answered(post)) for post in answers],
            "why": _("You receive this because you switched the weekly digest on."),
        },
        unsubscribe_url=stop_link(member.pk, [DIGEST]),
    )


def _answered(post: Post) -> str:
    return _("%(who)s answered “%(title)s”") % {"who": post.shown_author, "title": post.parent.title}


def _item(post: Post, text: str) -> Item:
    return Item(text, absolute(post.get_absolute_url()), post.excerpt, post.created_at)
