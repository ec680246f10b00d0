"""The demo's votes: each has a voter, chosen by a fixed seed so that every demo is alike."""

import random
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from qa.votes.models import Vote

SPREAD = timedelta(days=12)  # most votes come soon after the post
SEED = 20_24


def load(written, members: dict[str, User]) -> None:
    """Write them in one go past the signals; the caller reconciles."""
    chance = random.Random(SEED)  # noqa: S311 - decides nothing secret
    now = timezone.now()
    rows = []
    for one in written:
        post, data = one.post, one.data
        up, down = (data.get("score_up", data.get("up", 0)), data.get("score_down", data.get("down", 0)))
        others = [member for member in members.values() if member.pk != post.author_id]
        for number, voter in enumerate(chance.sample(others, min(up + down, len(others)))):
            earliest = max(post.created_at, voter.date_joined)
            at = earliest + min(SPREAD, now - earliest) * chance.random() ** 2
            rows.append(Vote(post=post, voter=voter, value=1 if number < up else -1, created_at=at))
    rows.sort(key=lambda vote: vote.created_at)
    QuerySet(Vote).bulk_create(rows)
