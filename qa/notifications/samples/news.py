"""One event of each kind."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from qa.notifications import kinds, reasons
from qa.notifications.kinds import Kind
from qa.notifications.letters import Letter, news
from qa.notifications.models import Event, Notification
from qa.notifications.samples import people
from qa.notifications.words import Line
from qa.notifications.words.lines import SENTENCES, excerpt_of, url_of


def of_kinds(reader: User, chosen: list[Kind], *, reply_to: str = "") -> Letter:
    """The letter about one event of each of these kinds."""
    lines = [line(reader, kind) for kind in chosen]
    question = people.question(reader)
    return news.of_lines(reader, lines, {question.pk: question.title}, reply_to=reply_to)


def line(reader: User, kind: Kind) -> Line:
    reason, event = _EVENTS[kind](reader)
    event.kind, event.created_at = kind.name, timezone.now()
    row = Notification(
        event=event,
        member=reader,
        kind=kind.name,
        reason=reason,
        question_id=event.question_id,
        created_at=event.created_at,
    )
    return Line(row, SENTENCES[kind.name](event, reason), url_of(event), excerpt_of(event), row.created_at)


def _by_noor(reader: User, *, own_answer: bool = False, remark: bool = False, **data) -> Event:
    """Noor did something to the reader's question or answer."""
    question = people.question(people.noor() if own_answer else reader)
    post = people.answer(reader, question) if own_answer else question
    comment = people.comment(people.noor(), post) if remark else None
    return Event(actor=people.noor(), question=question, post=post, comment=comment, data=data)


def _answer(reader: User) -> tuple[str, Event]:
    question = people.question(reader)
    return reasons.AUTHOR, Event(actor=people.noor(), question=question, post=people.answer(people.noor(), question))


_EVENTS: dict[Kind, Callable[[User], tuple[str, Event]]] = {
    kinds.ANSWER: _answer,
    kinds.COMMENT: lambda reader: (reasons.AUTHOR, _by_noor(reader, own_answer=True, remark=True)),
    kinds.MENTION: lambda reader: (reasons.MENTIONED, _by_noor(reader, remark=True)),
    kinds.ACCEPT: lambda reader: (reasons.AUTHOR, _by_noor(reader, own_answer=True)),
    kinds.EDIT: lambda reader: (reasons.AUTHOR, _by_noor(reader, note=_("A clearer title"))),
    kinds.STATE: lambda reader: (reasons.AUTHOR, _by_noor(reader, act="closed", reason=_("Off-topic"))),
    kinds.NEW_QUESTION: lambda reader: (reasons.TAG, _by_noor(reader)),
    kinds.BOUNTY: lambda reader: (reasons.AUTHOR, _by_noor(reader, act="offered", amount=100)),
    kinds.BADGE: lambda reader: (reasons.MEMBER, Event(member=reader, data={"name": _("Teacher")})),
    kinds.POINTS: lambda reader: (reasons.AUTHOR, _by_noor(reader, points=35)),
    kinds.PRIVILEGE: lambda reader: (reasons.MEMBER, Event(member=reader, data={"name": "vote-up"})),
    kinds.REMINDER: lambda reader: (reasons.MEMBER, _by_noor(reader)),
    kinds.MESSAGE: lambda reader: (
        reasons.MEMBER,
        Event(member=reader, data={"text": _("Thank you for reporting that post. It is gone now.")}),
    ),
}
