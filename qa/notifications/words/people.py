"""Sentences about what people write: answers, comments, mentions, questions."""

from django.utils.translation import gettext as _

from qa.notifications import kinds, reasons
from qa.notifications.models import Event
from qa.notifications.words.names import is_on_answer, name_of, title_of


def _said(sentence: str, event: Event) -> str:
    return sentence % {"who": name_of(event), "title": title_of(event)}


def answer(event: Event, reason: str) -> str:
    if reason == reasons.AUTHOR:
        return _said(_("%(who)s answered your question “%(title)s”."), event)
    return _said(_("%(who)s answered “%(title)s”, which you follow."), event)


def comment(event: Event, reason: str) -> str:
    if reason == reasons.AUTHOR and is_on_answer(event):
        return _said(_("%(who)s commented on your answer to “%(title)s”."), event)
    if reason == reasons.AUTHOR:
        return _said(_("%(who)s commented on your question “%(title)s”."), event)
    if is_on_answer(event):
        return _said(_("%(who)s commented after you on an answer to “%(title)s”."), event)
    return _said(_("%(who)s commented after you on the question “%(title)s”."), event)


def mention(event: Event, reason: str) -> str:
    if event.comment_id:
        return _said(_("%(who)s mentioned you in a comment on “%(title)s”."), event)
    if is_on_answer(event):
        return _said(_("%(who)s mentioned you in an answer to “%(title)s”."), event)
    return _said(_("%(who)s mentioned you in the question “%(title)s”."), event)


def new_question(event: Event, reason: str) -> str:
    if reason == reasons.PERSON:
        return _said(_("%(who)s, whom you follow, asked “%(title)s”."), event)
    if reason == reasons.TAG:
        return _said(_("%(who)s asked in a tag that you follow: “%(title)s”."), event)
    return _said(_("%(who)s asked in a category that you follow: “%(title)s”."), event)


SENTENCES = {
    kinds.ANSWER.name: answer,
    kinds.COMMENT.name: comment,
    kinds.MENTION.name: mention,
    kinds.NEW_QUESTION.name: new_question,
}
