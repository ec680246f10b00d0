"""The one line that makes an open page hear of news."""

from django import template
from django.utils import timezone

from qa.live import words
from qa.live.services import EDITING, others_are_editing

register = template.Library()


@register.inclusion_tag("qa/live/_thread.html")
def live_thread(question) -> dict:
    """For the page of a thread; the same for all its readers. No query."""
    return {
        "question": question,
        "votes": words.samples(words.VOTES),
        "new_answers": words.samples(words.NEW_ANSWERS),
        "new_comments": words.samples(words.NEW_COMMENTS),
    }


@register.inclusion_tag("qa/live/_edit.html", takes_context=True)
def live_edit(context, post, draft=None) -> dict:
    """For the page where `post` is edited: is somebody else at it, too? One query for members, none for guests."""
    user = context["request"].user
    return {
        "post": post,
        "has_draft": draft is not None and draft.updated_at >= timezone.now() - EDITING,
        "is_member": user.is_authenticated,
        "others": user.is_authenticated and others_are_editing(post, user),
    }
