"""Marking notifications as read, each function with one UPDATE."""

from django.utils import timezone

from qa.notifications.models import Notification


def read_all(member, kind: str = "") -> int:
    """Everything in the inbox, or everything of one kind; gives how many."""
    return _read(member, **({"kind": kind} if kind else {}))


def read_thread(member, question_id: int) -> int:
    """What was told of a thread that the member has opened."""
    return _read(member, question=question_id)


def read_one(notification: Notification) -> None:
    """This one, and those that stand in one line with it: of the same kind and thread."""
    if notification.question_id:
        _read(notification.member_id, kind=notification.kind, question=notification.question_id)
    else:
        _read(notification.member_id, pk=notification.pk)


def _read(member, **which) -> int:
    return Notification.objects.unread().filter(member=member, **which).update(read_at=timezone.now())
