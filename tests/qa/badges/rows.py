"""Rows as they would stand after long work: made directly, since a situation may need years or hundreds of votes."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from accounts.models import User
from qa.posts.models import CloseReason, Closure, Comment, Concealment, Post, PostTag, Revision
from qa.reputation.models import DayTotal
from qa.votes.models import Vote
from tests.factories import member, tag

NOW = timezone.now()
_numbers = count(1)


def ago(days: float):
    return NOW - timedelta(days=days)


def asked(by=None, *, score: int = 0, days: float = 0, tags=(), **fields) -> Post:
    """A question of `days` days ago with `score`."""
    number = next(_numbers)
    post = _post(kind=1, author=by or member(), title=f"Question number {number}", days=days, score=score, **fields)
    for place, name in enumerate(tags):
        PostTag.objects.create(content_object=post, tag=tag(name), position=place)
    _revise(post, post.author, post.created_at, tags)
    return post


def answered(to: Post, by=None, *, score: int = 0, days: float = 0, accepted: bool = False, **fields) -> Post:
    post = _post(kind=2, parent=to, author=by or member(), days=days, score=score, **fields)
    _revise(post, post.author, post.created_at)
    if accepted:
        Post.objects.filter(pk=to.pk).update(accepted_answer=post, accepted_at=post.created_at)
    return post


def edited(post: Post, by, *, days: float = 0, tags=(), body: str = "") -> Revision:
    """A further version; without `body` the text stays as it was."""
    post.revision_number += 1
    post.body = body or post.body
    post.save()
    return _revise(post, by, ago(days), tags)


def voted(by, post: Post, value: int = 1, *, days: float = 0) -> Vote:
    return Vote.objects.create(voter=by, post=post, value=value, created_at=ago(days))


def commented(by, score: int = 0) -> Comment:
    return Comment.objects.create(post=asked(), author=by, body="A comment.", body_html="A comment.", score=score)


def earned_points(who: User, points: int, *, days: int = 0, exempt: int = 0) -> None:
    DayTotal.objects.create(user=who, day=ago(days).date(), capped=points, exempt=exempt)


def deleted(post: Post, by) -> None:
    post.concealment = Concealment.objects.create(post=post, kind=Concealment.Kind.DELETED, by=by)
    post.save()


def closed(post: Post, reason: str) -> Post:
    post.closure = Closure.objects.create(post=post, reason=CloseReason.objects.get(slug=reason))
    post.save()
    return post


def _post(*, days: float, score: int, **fields) -> Post:
    counts = {"score": score, "up_count": max(score, 0), "down_count": max(-score, 0)}
    at = ago(days)
    return Post.objects.create(body="Text.", body_html="<p>Text.</p>", created_at=at, active_at=at, **counts, **fields)


def _revise(post: Post, by, at, tags=()) -> Revision:
    return Revision.objects.create(
        post=post, number=post.revision_number, editor=by, created_at=at, title=post.title, body=post.body,
        tag_names=list(tags),
    )  # fmt: skip
