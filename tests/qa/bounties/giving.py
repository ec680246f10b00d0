"""People with points in the ledger, a question old enough for a bounty, and moments moved in the database."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from qa.bounties.models import Bounty
from qa.bounties.services.offering import offer_bounty
from qa.posts.models import Post
from qa.reputation.points import Points
from qa.reputation.services import ledger
from qa.reputation.services.reconciling import differences
from tests.factories import answer, member, question

LONG_AGO = timedelta(days=30)


@transaction.atomic
def rich(points: int = 1000, **fields) -> User:
    """A member whose points stand in the ledger, so that the books agree."""
    user = member(**fields)
    if points > 1:
        ledger.write([Points(user.pk, "imported", points - 1, None, None, timezone.now() - LONG_AGO)])
        user.refresh_from_db()
    return user


def old_question(**fields) -> Post:
    """Asked a month ago."""
    post = question(**fields)
    Post.objects.filter(pk=post.pk).update(created_at=F("created_at") - LONG_AGO)
    post.refresh_from_db()
    return post


@transaction.atomic
def scored(*, to: Post, score: int, by: User | None = None) -> Post:
    """An answer with so many votes up, each by somebody."""
    given = answer(to=to, by=by)
    for _n in range(score):
        given.votes.create(voter=member(), value=1)
    given.refresh_from_db()
    return given


def offer(*, on: Post, by: User, amount: int = 50, reason: str = "attention", note: str = "") -> Bounty:
    return offer_bounty(question=on, by=by, amount=amount, reason=reason, note=note)


def later(bounty: Bounty, **time) -> Bounty:
    """As if `time` had passed since the bounty began: its moments lie that much earlier, and those of its question."""
    by = timedelta(**time)
    moments = ("started_at", "ends_at", "grace_until")
    Bounty.objects.filter(pk=bounty.pk).update(**{name: F(name) - by for name in moments})
    shown = Post.objects.filter(pk=bounty.question_id, bounty_ends_at__isnull=False)
    shown.update(bounty_ends_at=F("bounty_ends_at") - by)
    bounty.refresh_from_db()
    return bounty


def points(*users: User) -> list[int]:
    """What they have now; and the books say the same."""
    wrong = {what: n for what, n in differences().items() if n}
    assert not wrong, wrong
    return [User.objects.get(pk=user.pk).reputation for user in users]
