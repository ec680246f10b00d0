"""The ledger as a member reads it: days, and on each day what happened to which post."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Sum

from qa.core.paging import paginate
from qa.posts.models import Post
from qa.reputation.models import Event, LedgerEntry
from qa.site.current import site_settings

DAYS_ON_A_PAGE = 15


@dataclass(frozen=True, slots=True)
class Line:
    """`times` events of one kind on one post; `post` is None when it is gone or not the viewer's to see."""

    reason: str
    times: int
    points: int
    capped: bool
    post: Post | None


@dataclass(slots=True)
class Day:
    """One UTC day. `total` is what it brought: capped points up to the daily limit, and the exempt ones."""

    day: date
    limit: int
    lines: list[Line] = field(default_factory=list)

    @property
    def capped(self) -> int:
        return sum(line.points for line in self.lines if line.capped)

    @property
    def total(self) -> int:
        return min(self.limit, self.capped) + sum(line.points for line in self.lines if not line.capped)

    @property
    def reached_limit(self) -> bool:
        return self.capped > self.limit


def entries_shown(member, *, everything: bool):
    """The member's ledger; without `everything` the price of own downvotes is left out."""
    entries = LedgerEntry.objects.filter(user=member)
    return entries if everything else entries.exclude(event=Event.DOWN_VOTER)


def points_history(request, entries) -> dict:
    """`page` of days and `days` with their lines, from what `entries_shown` gives."""
    page = paginate(request, entries.order_by("-day").values_list("day", flat=True).distinct(), DAYS_ON_A_PAGE)
    grouped = (
        entries.filter(day__in=page.items)
        .values("day", "event", "capped", "post_id")
        .annotate(points=Sum("points"), times=Count("pk"), latest=Max("created_at"))
        .order_by("-day", "-latest", "event", "post_id")
    )
    rows = list(grouped)
    posts = _visible(request.user, {row["post_id"] for row in rows if row["post_id"]})
    limit = site_settings().points_daily_cap
    days = {day: Day(day, limit) for day in page.items}
    for row in rows:
        reason = Event(row["event"]).label
        days[row["day"]].lines.append(
            Line(reason, row["times"], row["points"], row["capped"], posts.get(row["post_id"]))
        )
    return {"page": page, "days": list(days.values())}


def _visible(viewer, ids: set[int]) -> dict[int, Post]:
    shown = Post.objects.visible_to(viewer).filter(pk__in=ids).select_related("parent")
    return {post.pk: post for post in shown.defer("body", "body_html", "parent__body", "parent__body_html")}
