"""The one way in which a bounty ends: its row says how, and its posts show it no more, or what they have won."""

from django.db.models import F

from qa.bounties.models import Bounty
from qa.posts.models import Post


def close_up(bounty: Bounty, state: str, *, at, by=None, answer: Post | None = None, points: int = 0) -> None:
    """`bounty` is in `state` from now on. The rows of its posts are locked by the caller, who writes the ledger."""
    bounty.state, bounty.ended_at, bounty.ended_by, bounty.points = state, at, by, points
    bounty.awarded_to, bounty.winner = answer, answer.author if answer else None
    bounty.save(update_fields=["state", "ended_at", "ended_by", "points", "awarded_to", "winner"])
    Post.objects.filter(pk=bounty.question_id).update(bounty=0, bounty_ends_at=None)
    if answer:
        Post.objects.filter(pk=answer.pk).update(bounty=F("bounty") + points)
