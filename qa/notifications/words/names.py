"""How people and posts are called in a sentence."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from qa.notifications.models import Event

LONGEST_TITLE = 100


def name_of(event: Event) -> str:
    """Who did it, as the pages name them."""
    if event.actor_id:
        return event.actor.display_name
    if event.actor_name:
        return event.actor_name
    if event.comment_id and event.comment.author_id:
        return event.comment.author.display_name
    written = event.comment if event.comment_id else event.post
    guest = written.author_name if written and not written.author_id else ""
    return guest or _("Somebody")  # a guest need not leave a name


def title_of(event: Event) -> str:
    """The title of the event's thread, or nothing."""
    return Truncator(event.question.title).chars(LONGEST_TITLE) if event.question_id else ""


def is_on_answer(event: Event) -> bool:
    """Did it happen to an answer (a comment: on an answer)?"""
    return bool(event.post_id) and event.post.is_answer
