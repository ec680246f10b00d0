"""From notifications to lines: one sentence each, where it leads, and the first words of what was written."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from qa import markup
from qa.notifications import kinds
from qa.notifications.models import Event, Notification
from qa.notifications.rules import may_see
from qa.notifications.words import people, posts, self_only
from qa.posts.addresses import comment_url, post_url

EXCERPT = 200
SENTENCES = posts.SENTENCES | people.SENTENCES | self_only.SENTENCES


@dataclass(frozen=True, slots=True)
class Line:
    """`text` is a whole sentence, `url` a path of this site, `excerpt` plain text or nothing, `when` the last change.

    `visible` is False when the post or comment is not the member's to see any more: then nothing of it is told.
    """

    notification: Notification
    text: str
    url: str
    excerpt: str
    when: datetime
    visible: bool = True


def lines_of(notifications) -> list[Line]:
    """A line for each, in their order, in the active language: two queries for any number of them."""
    rows = list(notifications)
    events = {event.pk: event for event in Event.objects.with_all().filter(pk__in={row.event_id for row in rows})}
    members = User.objects.in_bulk({row.member_id for row in rows})
    return [_line(row, events[row.event_id], members[row.member_id]) for row in rows]


def _line(row: Notification, event: Event, member: User) -> Line:
    row.event = event
    if not may_see(member, event):
        gone = _("Something that is not public any more.")
        return Line(row, gone, reverse("notifications:inbox"), "", row.created_at, visible=False)
    return Line(row, SENTENCES[row.kind](event, row.reason), url_of(event), excerpt_of(event), row.created_at)


def url_of(event: Event) -> str:
    """Where the reader finds it."""
    if path := event.data.get("url"):
        return path
    if event.comment_id:
        return comment_url(event.comment)
    if event.post_id or event.question_id:
        return post_url(event.post or event.question)
    if event.kind == kinds.PRIVILEGE.name:
        return reverse("pages:privilege", args=[event.data["name"]])
    if event.kind == kinds.BADGE.name and event.member_id:
        return f"{event.member.get_absolute_url()}?tab=badges"
    inbox = reverse("notifications:inbox")
    return f"{inbox}?kind={event.kind}" if event.kind == kinds.MESSAGE.name else inbox


def excerpt_of(event: Event) -> str:
    """The first words of what was written; the whole of what moderators wrote to one member."""
    if "text" in event.data:
        return event.data["text"]
    if event.comment_id:
        return markup.excerpt(event.comment.body_html, EXCERPT)
    if event.kind in (kinds.ANSWER.name, kinds.NEW_QUESTION.name, kinds.MENTION.name) and event.post_id:
        return event.post.excerpt[:EXCERPT]
    return ""
