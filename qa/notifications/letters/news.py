"""The letter about what happened: one thing, or all that became due at once, by thread."""

from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from qa.notifications.letters.foot import foot
from qa.notifications.letters.letter import Letter, write
from qa.notifications.letters.why import why
from qa.notifications.links import absolute, stop_link
from qa.notifications.models import Notification
from qa.notifications.words import Line, lines_of
from qa.posts.addresses import question_url
from qa.posts.models import Post


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the letter, its address whole."""

    text: str
    url: str
    excerpt: str
    when: object


@dataclass(frozen=True, slots=True)
class Thread:
    """What happened to one question; without a title, what belongs to none."""

    title: str
    url: str
    items: list[Item]


def about(member: User, notifications: list[Notification], *, discreet: bool, reply_to: str = "") -> Letter | None:
    """The letter in the active language and time zone; None when nothing of it is the member's to see any more."""
    lines = [line for line in lines_of(notifications) if line.visible]
    if not lines:
        return None
    titles = dict(
        Post.objects.filter(pk__in={line.notification.question_id for line in lines}).values_list("pk", "title")
    )
    return discreetly(member, kinds_of(lines)) if discreet else of_lines(member, lines, titles, reply_to=reply_to)


def of_lines(member: User, lines: list[Line], titles: dict[int, str], *, reply_to: str = "") -> Letter:
    """`titles` are those of the lines' questions."""
    kinds, threads = kinds_of(lines), _by_thread(lines, titles)
    question_id = lines[0].notification.question_id if len(threads) == 1 else None
    count = len(lines)
    if question_id:
        subject = titles[
            question_id
        ]  # the same for all mails of a thread, or mail programs would not keep them together
    elif count == 1:
        subject = lines[0].text
    else:
        subject = ngettext("%(n)d notification", "%(n)d notifications", count) % {"n": count}
    return write(
        "news",
        subject=subject,
        context={
            **foot(member, kinds), "threads": threads, "several": len(threads) > 1, "one": count == 1,
            "why": why([line.notification for line in lines]), "reply_to": reply_to,
        },
        unsubscribe_url=stop_link(member.pk, kinds),
        question_id=question_id,
        reply_to=reply_to,
    )  # fmt: skip


def discreetly(member: User, kinds: list[str], path: str = "") -> Letter:
    """That there is something, and nothing of what; no thread either, which would tell that there are several."""
    return write(
        "discreet",
        discreet=True,
        context={**foot(member, kinds), "url": absolute(path or reverse("notifications:inbox"))},
        unsubscribe_url=stop_link(member.pk, kinds),
    )


def kinds_of(lines: list[Line]) -> list[str]:
    return sorted({line.notification.kind for line in lines})


def _by_thread(lines: list[Line], titles: dict[int, str]) -> list[Thread]:
    """In the order in which each thread was first heard of."""
    first: dict[int | None, int] = {}
    for place, line in enumerate(lines):
        first.setdefault(line.notification.question_id, place)

    def thread(line: Line) -> int:
        return first[line.notification.question_id]

    return [_thread(list(group), titles) for _place, group in groupby(sorted(lines, key=thread), thread)]


def _thread(lines: list[Line], titles: dict[int, str]) -> Thread:
    question_id = lines[0].notification.question_id
    title = titles.get(question_id, "")
    url = absolute(question_url(question_id, title)) if title else ""
    return Thread(title, url, [Item(line.text, absolute(line.url), line.excerpt, line.when) for line in lines])
