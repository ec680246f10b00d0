"""The list of all mails, each with how to make it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from qa.notifications import kinds
from qa.notifications.letters import Letter, digest, news, refused_reply, write
from qa.notifications.links import CONFIRM, FORGET, absolute, signed_link
from qa.notifications.samples import account, people
from qa.notifications.samples.news import of_kinds


@dataclass(frozen=True, slots=True)
class Sample:
    """`write(reader)` gives the letter in the active language; nothing is written or sent."""

    name: str
    label: str
    write: Callable[[User], Letter]


def catalogue() -> list[tuple[str, list[Sample]]]:
    """All mails by group, in the active language."""
    return [
        (_("To members, about one thing"), [_of(kind) for kind in kinds.ALL]),
        (_("To members"), _to_members()),
        (_("To guests"), _to_guests()),
        (_("About an account"), [Sample(f"account-{name.replace('_', '-')}", str(label), make)
                                 for name, (label, make) in account.makers().items()]),
    ]  # fmt: skip


def by_name() -> dict[str, Sample]:
    return {sample.name: sample for _group, samples in catalogue() for sample in samples}


def _of(kind: kinds.Kind) -> Sample:
    return Sample(kind.name, str(kind.label), lambda reader: of_kinds(reader, [kind]))


def _to_members() -> list[Sample]:
    many = [kinds.ANSWER, kinds.COMMENT, kinds.ACCEPT, kinds.POINTS, kinds.BADGE]
    return [
        Sample("folded", _("Several things at once"), lambda reader: of_kinds(reader, many)),
        Sample(
            "with-reply",
            _("With an address to reply to"),
            lambda reader: of_kinds(reader, [kinds.ANSWER], reply_to="reply@example.org"),
        ),
        Sample("discreet", _("Discreet"), lambda reader: news.discreetly(reader, [kinds.ANSWER.name])),
        Sample("digest", _("Weekly digest"), _digest),
        Sample("digest-discreet", _("Weekly digest, discreet"), lambda reader: _digest(reader, discreet=True)),
        Sample("reply-refused", _("A reply by mail that could not be posted"), _refused_reply),
    ]


def _digest(reader: User, *, discreet: bool = False) -> Letter:
    question = people.question(people.noor())
    return digest.letter(reader, [question], [people.answer(people.noor(), question)], discreet=discreet)


def _refused_reply(reader: User) -> Letter:
    post, text = people.question(reader), _("Thank you!")
    why = _("Please write a little more: at least %(min)d characters; there are %(n)d.") % {"min": 15, "n": len(text)}
    return refused_reply.letter(reader, why=why, text=text, path=post.get_absolute_url())


def _to_guests() -> list[Sample]:
    return [
        Sample("guest-confirm", _("Please confirm the address"), lambda reader: _to_guest("guest_confirm", reader)),
        Sample("guest-accepted", _("The answer was selected"), lambda reader: _to_guest("guest_accepted", reader)),
        Sample("guest-commented", _("A comment"), lambda reader: _to_guest("guest_commented", reader)),
    ]


def _to_guest(template: str, reader: User) -> Letter:
    question = people.question(reader)
    post = people.answer(None, question)
    comment = people.comment(reader, post)
    context = {
        "post": post, "question": question, "comment": comment, "post_url": absolute(post.get_absolute_url()),
        "comment_url": absolute(comment.get_absolute_url()), "confirm_url": signed_link(CONFIRM, people.NOBODY),
    }  # fmt: skip
    return write(template, context=context, unsubscribe_url=signed_link(FORGET, people.NOBODY))
