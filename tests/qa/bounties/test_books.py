"""`manage.py reconcile` covers what bounties write: into the ledger, on posts, and their own totals."""

import pytest
from django.core.management import call_command

from accounts.models import User
from qa.bounties.models import Bounty
from qa.bounties.services.awarding import award_bounty
from qa.bounties.services.ending import end_what_is_due, return_bounty
from qa.bounties.services.offering import add_to_bounty
from qa.posts.models import Post
from qa.reputation.models import LedgerEntry
from qa.reputation.services import sources
from qa.reputation.services.reconciling import differences
from tests.factories import answer, member
from tests.qa.bounties.giving import later, offer, old_question, points, rich, scored

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    """A bounty in each state, and one in its days of grace."""
    giver, friend = rich(5000), rich(5000)
    awarded, halved, expired, returned = (old_question() for _n in range(4))
    later(offer(on=awarded, by=giver, amount=100), days=2)
    add_to_bounty(question=awarded, by=friend, amount=50)
    award_bounty(answer=answer(to=awarded), by=giver)
    half = offer(on=halved, by=giver)
    scored(to=halved, score=2)
    for bounty in (half, offer(on=expired, by=giver)):
        later(bounty, days=9)
    return_bounty(bounty=offer(on=returned, by=giver), by=member(staff=True))
    later(offer(on=old_question(), by=friend), days=7)
    end_what_is_due()
    offer(on=old_question(), by=giver)
    assert {row.state for row in Bounty.objects.all()} == {"awarded", "half", "expired", "returned", "running"}
    return giver, friend


def test_what_the_services_wrote_agrees(forum):
    assert points(*forum) == [5000 - 100 - 50 - 50 - 50, 5000 - 50 - 50]


DAMAGE = {
    "an entry too few": ("ledger entries", lambda: LedgerEntry.objects.filter(event="bounty-given").first().delete()),
    "an entry too many": ("ledger entries", lambda: LedgerEntry.objects.filter(event="bounty-won").update(
        event="bounty-returned")),
    "wrong points": ("ledger entries", lambda: LedgerEntry.objects.filter(event="bounty-won").update(points=9)),
    "a wrong source": ("ledger entries", lambda: LedgerEntry.objects.filter(event="bounty-returned").update(
        source_id=10**9)),
    "a wrong total": ("totals of bounties", lambda: Bounty.objects.filter(state="running").update(total=900)),
    "a mark that stayed": ("bounties of posts", lambda: Post.objects.filter(bounty=0, kind=1).update(bounty=50)),
    "a mark that is missing": ("bounties of posts", lambda: Post.objects.update(bounty=0, bounty_ends_at=None)),
    "points of members": ("points of members", lambda: User.objects.update(reputation=5)),
}  # fmt: skip


@pytest.mark.parametrize("case", DAMAGE)
def test_each_damage_is_found_and_made_right(forum, case, capsys):
    what, damage = DAMAGE[case]
    before = {user.pk: user.reputation for user in User.objects.all()}
    marks = set(Post.objects.values_list("pk", "bounty", "bounty_ends_at"))
    damage()
    assert differences()[what] > 0
    call_command("reconcile", "--fix")
    assert "Made right." in capsys.readouterr().out
    assert not any(differences().values())
    assert {user.pk: user.reputation for user in User.objects.all()} == before
    assert set(Post.objects.values_list("pk", "bounty", "bounty_ends_at")) == marks


def test_the_source_is_registered_once():
    assert [source.name for source in sources.registered()].count("bounties") == 1
