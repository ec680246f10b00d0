"""How far a member is on the way to their next badges."""

from dataclasses import dataclass

from django.db import connection

from qa.badges.conditions.measures import MEASURES
from qa.badges.models import Badge
from qa.badges.services.finding import site_numbers
from qa.badges.services.showing import badge_ids_of

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Progress:
    """`current` of `needed` on the way to `badge`."""

    badge: Badge
    current: int
    needed: int

    @property
    def percent(self) -> int:
        return min(100, 100 * self.current // self.needed)


def progress_of(member, most: int = SHOWN) -> list[Progress]:
    """The next badge of each kind that `member` does not have, the nearest first, at most `most`. Three queries.

    Of several badges that ask for the same (10, 25, 100 votes on a question) only the next one is named.
    """
    have = badge_ids_of(member)
    ways = [(badge, badge.declared) for badge in Badge.objects.offered() if badge.pk not in have]
    ways = [(badge, declared) for badge, declared in ways if declared and declared.measure]
    counts = _measured(member, sorted({declared.measure[0] for _badge, declared in ways}))
    next_ones: dict[tuple, Progress] = {}
    for badge, declared in ways:
        measure, number = declared.measure
        needed = max(1, badge.numbers_in_force[number])
        one = Progress(badge, counts[measure], needed)
        before = next_ones.get((measure, badge.own))
        if one.current < needed and (before is None or needed < before.needed):
            next_ones[measure, badge.own] = one
    return sorted(next_ones.values(), key=lambda one: (-one.percent, one.needed))[:most]


def _measured(member, names: list[str]) -> dict[str, int]:
    if not names:
        return {}
    with connection.cursor() as cursor:
        sql = "SELECT " + ", ".join(f"({MEASURES[name]})" for name in names)
        cursor.execute(sql, {"member": member.pk} | site_numbers())
        return dict(zip(names, cursor.fetchone(), strict=True))
