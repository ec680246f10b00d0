"""Whom an event reaches, and why: one function a kind, and what holds for all of them."""

from dataclasses import dataclass

from accounts.models import User
from qa.following.services.audience import followers_of_new_question, muted_by, question_followers
from qa.notifications import kinds, reasons
from qa.notifications.mentioned import newly_mentioned
from qa.notifications.models import Event
from qa.notifications.rules import may_see
from qa.posts.models import Comment

ABOUT_POINTS = {kind.name for kind in kinds.ABOUT_POINTS}
# Told also to those who have muted the thread or the moderator, or whose own wish it was.
NEVER_MUTED = {kinds.STATE.name, kinds.MESSAGE.name, kinds.REMINDER.name}
PUBLISHING = {kinds.ANSWER.name, kinds.COMMENT.name, kinds.NEW_QUESTION.name, kinds.MENTION.name}
BATCH = 5000


@dataclass(frozen=True, slots=True)
class Told:
    """One member hears of an event under this kind and for this reason."""

    member: User
    kind: str
    reason: str


def recipients_of(event: Event):
    """Yields a `Told` for each member whom `event` (of `with_all`) concerns, whoever they are; members by id.

    Left out: who did it, who has muted the thread or that person, who may not see the post, who is gone, and for points
    and badges who wants none.
    """
    found = RECIPIENTS[event.kind](event)
    mentioned = set(newly_mentioned(event)) if event.kind in PUBLISHING else set()
    found |= dict.fromkeys(mentioned, reasons.MENTIONED)
    found.pop(event.actor_id, None)
    ids = sorted(pk for pk in found if pk is not None)
    for start in range(0, len(ids), BATCH):
        for member in _listening(event, ids[start : start + BATCH]):
            kind = kinds.MENTION.name if member.pk in mentioned else event.kind
            yield Told(member, kind, found[member.pk])


def _listening(event: Event, ids: list[int]) -> list[User]:
    muting = set()
    if event.kind not in NEVER_MUTED:
        muting = muted_by(ids, question_id=event.question_id, actor_id=event.actor_id)
    members = User.objects.listed().filter(pk__in=ids).defer("about", "about_html").order_by("pk")
    if event.kind in ABOUT_POINTS:
        members = members.filter(without_points=False)
    return [member for member in members if member.pk not in muting and may_see(member, event)]


# --- one function a kind: {member id: reason}, the strongest reason last ----------------------------------------------
def _of_answer(event: Event) -> dict:
    followers = dict.fromkeys(question_followers(event.question_id), reasons.FOLLOWER)
    return followers | {event.question.author_id: reasons.AUTHOR}


def _of_comment(event: Event) -> dict:
    before = Comment.objects.live().filter(post=event.post_id, pk__lt=event.comment_id, author__isnull=False)
    talking = dict.fromkeys(before.order_by().values_list("author", flat=True).distinct(), reasons.TALK)
    return talking | {event.post.author_id: reasons.AUTHOR}


def _of_question(event: Event) -> dict:
    return followers_of_new_question(event.post)


def _of_bounty(event: Event) -> dict:
    """Chosen by the receiver, which knows who gave and who won."""
    return {int(pk): reason for pk, reason in event.data["tell"].items()}


def _author(event: Event) -> dict:
    return {event.post.author_id: reasons.AUTHOR}


def _the_member(event: Event) -> dict:
    return {event.member_id: reasons.MEMBER}


def _nobody_else(event: Event) -> dict:
    return {}


RECIPIENTS = {
    kinds.ANSWER.name: _of_answer,
    kinds.COMMENT.name: _of_comment,
    kinds.MENTION.name: _nobody_else,
    kinds.ACCEPT.name: _author,
    kinds.EDIT.name: _author,
    kinds.STATE.name: _author,
    kinds.NEW_QUESTION.name: _of_question,
    kinds.BOUNTY.name: _of_bounty,
    kinds.BADGE.name: _the_member,
    kinds.POINTS.name: _the_member,
    kinds.PRIVILEGE.name: _the_member,
    kinds.REMINDER.name: _the_member,
    kinds.MESSAGE.name: _the_member,
}
