"""What other pages show of badges: a member's own, counts beside names, and the catalogue."""

from dataclasses import dataclass, field

from django.db.models import Count

from qa.badges.declaring import Rank
from qa.badges.models import Award, Badge


@dataclass(slots=True)
class Earned:
    """A badge that a member has, with its awards, newest first; a badge by tag stands here once for each tag."""

    badge: Badge
    title: str
    awards: list[Award] = field(default_factory=list)

    @property
    def times(self) -> int:
        return len(self.awards)

    @property
    def latest(self) -> Award:
        return self.awards[0]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each class."""

    gold: int = 0
    silver: int = 0
    bronze: int = 0

    @property
    def total(self) -> int:
        return self.gold + self.silver + self.bronze


def shows_badges(viewer) -> bool:
    """Does `viewer` want to see badges? Members can switch points and badges off for themselves."""
    return not getattr(viewer, "without_points", False)


def badges_of(member, viewer) -> list[Earned]:
    """What `member` has, gold first, then newest first; nothing for a viewer who wants to see none. One query."""
    if not shows_badges(viewer):
        return []
    found: dict[tuple, Earned] = {}
    for award in Award.objects.in_force().filter(member=member).for_list().newest():
        one = found.setdefault((award.badge_id, award.tag_id), Earned(award.badge, award.title))
        one.awards.append(award)
    return sorted(found.values(), key=lambda one: (-one.badge.rank, -one.latest.at.timestamp()))


def counts_of(members) -> dict[int, Counts]:
    """{member id: Counts} for the ids `members`; who has none is there with zeros. One query."""
    ids = list(members)
    rows = Award.objects.in_force().filter(member__in=ids).values_list("member", "badge__rank").annotate(n=Count("pk"))
    found: dict[int, dict] = {pk: {} for pk in ids}
    for member_id, rank, count in rows.order_by():
        found[member_id][Rank(rank).name.lower()] = count
    return {pk: Counts(**counts) for pk, counts in found.items()}


def catalogue() -> list[tuple[Rank, list[Badge]]]:
    """The badges that can be earned here, by class, gold last; each with `award_count`. One query."""
    rows = list(Badge.objects.offered().with_counts().order_by("id"))
    return [(rank, [badge for badge in rows if badge.rank == rank]) for rank in Rank]


def badge_ids_of(member) -> set[int]:
    """Which badges `member` has: one query, none for visitors."""
    if not member.is_authenticated or not shows_badges(member):
        return set()
    return set(Award.objects.in_force().filter(member=member).values_list("badge_id", flat=True))
