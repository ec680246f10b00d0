"""Saying that something happened: one row in the act's own transaction, and a task that tells the people."""

from qa.notifications.models import Event
from qa.notifications.tasks import tell_people


def tell(kind, *, key: str, actor=None, post=None, comment=None, member=None, **data) -> Event | None:
    """`kind` (of `qa.notifications.kinds`) happened; called by receivers, inside the act's transaction.

    `key` is deterministic for the cause: the same one a second time changes nothing and gives None. `actor` is the
    member who did it or None; `post` a question or an answer; `data` plain values that the words need.
    """
    question_id = post.question_id if post is not None else None
    event, made = Event.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind.name, "actor": actor, "question_id": question_id, "post_id": post.pk if post else None,
            "comment": comment, "member": member, "data": data,
        },
    )  # fmt: skip
    if not made:
        return None
    tell_people.defer(event_id=event.pk)
    return event
