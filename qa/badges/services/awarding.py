"""Looking at badges after one act: only those that it can earn, only for the people and the thread concerned."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from qa.badges.declaring import On, Per
from qa.badges.models import Award, Badge
from qa.badges.services.finding import Narrow, award, revoke
from qa.badges.services.telling import tell_awarded, tell_revoked
from qa.posts.models import Post


@transaction.atomic
def check(trigger: str, members: Iterable[int], posts: Iterable[int]) -> int:
    """Award what `members` or the posts of the threads of `posts` have earned by an act `trigger`; how many awards.

    Twice is harmless, also at the same moment: the constraint of the table lets one award be. All write in the order of
    the badges, so that no two wait for each other.
    """
    members, (thread, most_votes) = sorted(set(members)), _threads(posts)
    badges = [(badge, badge.declared) for badge in Badge.objects.offered().order_by("pk")]
    badges = [(badge, declared) for badge, declared in badges if declared and On(trigger) in declared.on]
    have = _awarded([badge.pk for badge, declared in badges if declared.per in (Per.ONCE, Per.TAG)], members)
    awarded = 0
    for badge, declared in badges:
        if declared.per == Per.POST:
            worth_it = bool(thread) and badge.numbers_in_force.get("score", 0) <= most_votes
            narrow = Narrow(members, thread)
        else:
            whom = [pk for pk in members if declared.per != Per.ONCE or (badge.pk, pk) not in have]
            worth_it, narrow = bool(whom), Narrow(whom)
        if worth_it:
            losable = any(number == badge.pk for number, _member in have)
            awarded += len(settle(badge, declared, narrow, may_revoke=losable))
    return awarded


@transaction.atomic(savepoint=False)
def settle(badge: Badge, declared, narrow: Narrow, *, tell: bool = True, may_revoke: bool = True) -> list[int]:
    """Award `badge` and, where it can be lost, take it back; the ids of the new awards."""
    given = award(badge, declared, narrow)
    if tell:
        tell_awarded(given)
    if declared.revocable and may_revoke and narrow.since is None:
        tell_revoked(revoke(badge, declared, narrow))
    return given


def _threads(posts: Iterable[int]) -> tuple[list[int], int]:
    """The ids of the questions of `posts` and of all their answers, and the most votes up that one of them has.

    A vote on one of them can earn a badge for another; none has a higher score than its votes up.
    """
    ids = list(posts)
    if not ids:
        return [], 0
    rows = Post.objects.filter(pk__in=ids, kind__in=[1, 2]).values_list("pk", "parent_id")
    questions = {parent or pk for pk, parent in rows}
    found = Post.objects.filter(Q(pk__in=questions) | Q(parent__in=questions)).values_list("pk", "up_count")
    return sorted(pk for pk, _votes in found), max((votes for _pk, votes in found), default=0)


def _awarded(badges: list[int], members: list[int]) -> set[tuple[int, int]]:
    """(badge, member) of what `members` have of these."""
    rows = Award.objects.filter(badge__in=badges, member__in=members, revoked_at=None)
    return set(rows.values_list("badge_id", "member_id"))
