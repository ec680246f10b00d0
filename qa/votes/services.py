"""Casting, changing and withdrawing a vote: the only public writer of votes."""

from django.db import transaction

from accounts.models import User
from qa.posts.limits import spend_limits
from qa.posts.models import Post
from qa.votes import rules
from qa.votes.models import Vote

VALUES = {"up": 1, "down": -1, "none": 0}


@transaction.atomic
def cast_vote(*, post: Post, by, kind: str, network: str = "") -> Post:
    """Make the vote of `by` on `post` what `kind` says (up, down, none); saying the same again changes nothing.

    The post's row is locked first, so that votes on one post follow each other; saving and deleting the row moves
    score and points by signals. Raises `Refusal` with the reason. Returns the post as it stands after.
    """
    value = VALUES[kind]
    locked = (
        Post.objects.select_for_update(of=("self",), no_key=True).select_related("parent__lock", "lock").get(pk=post.pk)
    )
    before = Vote.objects.filter(post=locked, voter=by).first() if by.is_authenticated else None
    if (before.value if before else 0) == value:
        if not before:
            rules.may_vote(by, locked, value).require()
        return locked
    rules.may_vote(by, locked, value).require()
    User.objects.lock([locked.author_id, by.pk])
    if before:
        rules.may_change(before, locked).require()
        before.delete()
    if value:
        rules.has_votes_left(by).require()
        spend_limits("vote", by=by, network=network)
        Vote.objects.create(post=locked, voter=by, value=value)
    locked.refresh_from_db(fields=["score", "up_count", "down_count"])
    return locked
