"""Badges of a dump beside those that our own sweep awards: how far they agree, and why not wholly.

Only for comparing: the members and posts are those that `import_dump` has loaded from the same dump.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from accounts.models import User
from qa.badges.catalogue import CATALOGUE
from qa.badges.declaring import Per
from qa.badges.models import Award
from qa.importer.stackexchange import files
from qa.importer.stackexchange.unreplayed import reason_for
from qa.importer.stackexchange.values import key, moment, whole

_RANKS = {1: 3, 2: 2, 3: 1}  # the dump's classes to ours: gold, silver, bronze
_UNKNOWN = timedelta(days=1)  # a moment that nobody knows is that of the sweep


@dataclass(frozen=True)
class Line:
    """One badge: how many awards are in both, in ours only, in the dump only; `why` where they cannot agree."""

    name: str
    both: int
    ours: int
    theirs: int
    why: str

    @property
    def percent(self) -> float | None:
        """Of all awards in either, those in both."""
        total = self.both + self.ours + self.theirs
        return 100 * self.both / total if total else None


def compare(folder: Path) -> list[Line]:
    """Every badge that is in the dump or in our catalogue's awards, the most frequent first."""
    path = files.path_of(folder, "Badges.xml", needed=True)
    known = {str(declared.name): declared for declared in CATALOGUE if declared.per != Per.TAG}
    theirs, end = _theirs(path, known)
    ours = _ours(end)
    lines = []
    for name in theirs.keys() | ours.keys():
        mine, other = ours[name], theirs[name]
        both = (mine & other).total()
        declared = known.get(name)
        agree = both == mine.total() == other.total()
        why = "" if agree else reason_for(declared.slug if declared else name)
        lines.append(Line(name, both, mine.total() - both, other.total() - both, why))
    return sorted(lines, key=lambda line: (-(line.both + line.theirs), -line.ours, line.name))


def _theirs(path: Path, known: dict) -> tuple[dict[str, Counter], datetime]:
    """{name: how often each member has it} and the last moment of the dump; only members that are here."""
    members = set(User.objects.values_list("pk", flat=True))
    found: dict[str, Counter] = defaultdict(Counter)
    end = datetime.min.replace(tzinfo=timezone.get_default_timezone())
    for row in files.rows(path):
        member, name, at = key(row.get("UserId")), row.get("Name", ""), moment(row.get("Date"))
        if at is not None:
            end = max(end, at)
        if row.get("TagBased") == "True":
            name = _tag_badge(name, _RANKS.get(whole(row.get("Class")), 1))
        if member in members:
            found[name][member] += 1
    return found, end


def _ours(end: datetime) -> dict[str, Counter]:
    """What we awarded, but for what was earned after the dump was made."""
    found: dict[str, Counter] = defaultdict(Counter)
    for award in Award.objects.filter(revoked_at=None).select_related("badge", "tag"):
        if end < award.at < timezone.now() - _UNKNOWN:
            continue
        name = _tag_badge(award.tag.name, award.badge.rank) if award.tag_id else award.badge.name
        found[name][award.member_id] += 1
    return found


def _tag_badge(tag: str, rank: int) -> str:
    return f"[{tag}] {('bronze', 'silver', 'gold')[rank - 1]}"
