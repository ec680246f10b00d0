"""What votes and acceptances do to scores and points; called by the receivers of their signals."""

from django.db.models import F

from qa.posts.models import Post
from qa.reputation.models import Event, LedgerEntry
from qa.reputation.points import points_of_acceptance, points_of_vote
from qa.reputation.services import ledger
from qa.site.current import site_settings


def record_vote(vote) -> None:
    """Count a new vote on its post and give its points."""
    _count(vote, +1)
    ledger.write(points_of_vote(vote, vote.post, site_settings()))


def revoke_vote(vote) -> None:
    """Take back what `vote` did, on the day it was cast."""
    _count(vote, -1)
    ledger.take_back(LedgerEntry.objects.filter(vote_id=vote.pk))


def record_acceptance(answer: Post, at) -> None:
    ledger.write(points_of_acceptance(answer, answer.parent, at, site_settings()))


def revoke_acceptance(answer: Post) -> None:
    ledger.take_back(LedgerEntry.objects.filter(post_id=answer.pk, event__in=[Event.ACCEPTED, Event.ACCEPTING]))


def _count(vote, by: int) -> None:
    column = "up_count" if vote.value > 0 else "down_count"
    Post.objects.filter(pk=vote.post_id).update(**{column: F(column) + by, "score": F("score") + by * vote.value})
