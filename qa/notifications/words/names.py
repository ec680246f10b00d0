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
    if event.comment_id:
        return event.comment.shown_author
    if event.post_id and event.post.author_id is None:
        return event.post.shown_author
    return _("Somebody")


def title_of(event: Event) -> str:
    """The title of the event's thread, or nothing."""
    return Truncator(event.question.title).chars(LONGEST_TITLE) if event.question_id else ""


def is_on_answer(event: Event) -> bool:
    """Did it happen to an answer (a comment: on an answer)?"""
    return bool(event.post_id) and event.post.is_answer
