"""Which members a text names with @, read from its stored HTML: the links that the renderer made."""

import re

from qa.markup import mentions_in
from qa.notifications import kinds
from qa.notifications.models import Event, Notification

MOST = 20  # in one text: who names a hundred people is not talking to them
_PROFILE = re.compile(r"/users/(\d{1,18})(?:/|$)")


def members_in(html: str) -> list[int]:
    """The ids of those mentioned, in the order of the text, at most `MOST`."""
    found = (_PROFILE.match(address) for address in mentions_in(html))
    return list(dict.fromkeys(int(match[1]) for match in found if match))[:MOST]


def newly_mentioned(event: Event) -> list[int]:
    """Whom the event's text mentions and who has not heard of being mentioned in that text before."""
    if event.kind == kinds.MENTION.name:
        ids = event.data["members"]
    else:
        ids = members_in(event.comment.body_html if event.comment_id else event.post.body_html)
    if not ids:
        return []
    before = Notification.objects.filter(
        member__in=ids, kind=kinds.MENTION.name, event__post=event.post_id, event__comment=event.comment_id
    )
    told = set(before.exclude(event=event.pk).values_list("member_id", flat=True))
    return [pk for pk in ids if pk not in told]
