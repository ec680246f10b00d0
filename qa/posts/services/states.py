"""Entering and leaving states: a row with who, when and why, and the post's pointer to it, in one step."""

from django.utils import timezone

from qa.posts.models import Closure, Concealment, Lock, Post

POINTER = {Closure: "closure", Lock: "lock", Concealment: "concealment"}


def enter(post: Post, state, *, by=None, **fields):
    """Put `post` (its row locked by the caller) into a new state; one of that kind in force is ended first."""
    leave(post, state, by=by)
    row = state.objects.create(post_id=post.pk, by=by, **fields)
    _point(post, state, row)
    return row


def leave(post: Post, state, *, by=None) -> None:
    """End the state of that kind, if there is one."""
    state.objects.filter(post_id=post.pk, ended_at=None).update(ended_at=timezone.now(), ended_by=by)
    _point(post, state, None)


def hold(post: Post) -> Concealment:
    """Not public until a moderator has looked at it."""
    return enter(post, Concealment, kind=Concealment.Kind.HELD)


def _point(post: Post, state, row) -> None:
    name = POINTER[state]
    setattr(post, name, row)
    Post.objects.filter(pk=post.pk).update(**{name: row})
