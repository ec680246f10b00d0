"""Writing and taking back entries of the ledger; the members' totals move with them in the same transaction.

Reputation = max(1, 1 + the sum over UTC days of min(daily cap, net capped points) + exempt points): the floor is
applied to the sum, never to an entry, so that undoing anything leads back exactly.
"""

from collections import defaultdict

from django.db.models import F, Value
from django.db.models.functions import Greatest

from accounts.models import User
from qa.reputation.models import DayTotal, LedgerEntry
from qa.reputation.points import Points
from qa.reputation.signals import points_moved
from qa.site.current import forget, site_settings
from qa.site.models import SiteSettings


def write(entries: list[Points]) -> None:
    """Add these movements to the ledger and to their members' points."""
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            user_id=entry.user_id, event=entry.event, points=entry.points, capped=entry.capped, post_id=entry.post_id,
            vote_id=entry.vote_id, source_id=entry.source_id, day=entry.day, created_at=entry.at,
        )
        for entry in entries
    )  # fmt: skip
    _move(entries, +1)
    _end_founding()
    _tell(entries, +1)


def take_back(rows) -> None:
    """Delete these entries (a queryset of `LedgerEntry`) and their effect on the day they count for."""
    entries = list(rows)
    LedgerEntry.objects.filter(pk__in=[row.pk for row in entries]).delete()
    _move(entries, -1)
    _tell(entries, -1)


def _tell(entries, sign: int) -> None:
    if entries:
        points_moved.send(sender=LedgerEntry, entries=entries, sign=sign)


def _move(entries, sign: int) -> None:
    moved: dict[tuple[int, object], list[int]] = defaultdict(lambda: [0, 0])
    for entry in entries:
        moved[entry.user_id, entry.day][0 if entry.capped else 1] += sign * entry.points
    User.objects.lock(user_id for user_id, _day in moved)
    cap = site_settings().points_daily_cap
    for (user_id, day), (capped, exempt) in moved.items():
        total, _made = DayTotal.objects.get_or_create(user_id=user_id, day=day)
        change = min(cap, total.capped + capped) - min(cap, total.capped) + exempt
        DayTotal.objects.filter(pk=total.pk).update(capped=F("capped") + capped, exempt=F("exempt") + exempt)
        if change:
            sum_now = F("reputation") - F("reputation_debt") + change
            User.objects.filter(pk=user_id).update(
                reputation=Greatest(sum_now, Value(1)), reputation_debt=Greatest(1 - sum_now, Value(0))
            )


def _end_founding() -> None:
    site = site_settings()
    if site.founding and User.objects.filter(reputation__gt=1).count() >= site.founding_members:
        SiteSettings.objects.filter(pk=1).update(founding=False)
        forget()
