"""Who has gained how many points since when: overall, with the daily cap, or on posts of one tag."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import F, Sum, Window
from django.db.models.functions import Least, Rank

from accounts.models import User
from qa.posts.models import Post, PostTag
from qa.reputation.models import Event
from qa.tags.models import Tag

PERIODS = ("week", "month", "quarter", "year", "all")
# What others gave for a post; what one pays or gets for judging is left out, and so is an imported balance.
FOR_A_POST = (
    Event.QUESTION_UP, Event.ANSWER_UP, Event.QUESTION_DOWN, Event.ANSWER_DOWN, Event.ACCEPTED, Event.BOUNTY_WON,
)  # fmt: skip


def first_day(period: str, today: date) -> date | None:
    """The first UTC day of the calendar week (from Monday), month, quarter or year that `today` is in; None: ever."""
    month = {"quarter": today.month - (today.month - 1) % 3, "year": 1}.get(period, today.month)
    return {"all": None, "week": today - timedelta(days=today.weekday())}.get(period, date(today.year, month, 1))


MOST = 300  # members on one leaderboard
KEPT = 600  # seconds; a year of a large forum, or its largest tag, take a while to add up


@dataclass(frozen=True, slots=True)
class Place:
    """`gained` points, and the rank that they give; equal points, equal rank."""

    member_id: int
    gained: int
    rank: int


def places(since: date | None, cap: int, tag: Tag | None = None) -> list[Place]:
    """The leaderboard, `MOST` places at most, as it was at some moment of the last `KEPT` seconds."""
    key = f"leaders-{since}-{cap}-{tag.pk if tag else ''}"
    rows = cache.get(key)
    if rows is None:
        members = leaders_in(tag, since) if tag else leaders(since, cap)
        rows = list(members.values_list("pk", "gained", "rank")[:MOST])
        cache.set(key, rows, KEPT)
    return [Place(*row) for row in rows]


def members_at(found: list[Place]) -> list[User]:
    """Those members, with `gained` and `rank`; one query. Who has gone quiet since then is left out."""
    members = _shown().only("display_name", "username", "is_system").in_bulk([place.member_id for place in found])
    there = [place for place in found if place.member_id in members]
    for place in there:
        members[place.member_id].gained, members[place.member_id].rank = place.gained, place.rank
    return [members[place.member_id] for place in there]


def leaders(since: date | None, cap: int):
    """Members by points gained from the day `since` on (None: all they have), each with `gained` and `rank`."""
    if since is None:
        return _ranked(_shown().filter(reputation__gt=1).annotate(gained=F("reputation")))
    day = Least(F("day_totals__capped"), cap) + F("day_totals__exempt")
    return _ranked(_shown().filter(day_totals__day__gte=since).annotate(gained=Sum(day)))


def leaders_in(tag: Tag, since: date | None):
    """The same for what public posts in questions with `tag` have brought; the cap is one of days, so it has no part.

    The posts are a union, by two indexes: with OR every entry of the ledger would be read.
    """
    questions = PostTag.objects.filter(tag=tag).values("content_object")
    asked = Post.objects.public().filter(pk__in=questions).values("pk")
    answered = Post.objects.public().filter(parent__in=questions).values("pk")
    entries = {"ledger__post__in": asked.union(answered, all=True), "ledger__event__in": FOR_A_POST}
    if since is not None:
        entries["ledger__day__gte"] = since
    return _ranked(_shown().filter(**entries).annotate(gained=Sum("ledger__points")))


def _shown():
    """Who stands in lists: neither the quiet nor those who want nothing to do with points."""
    return User.objects.in_lists().filter(without_points=False)


def _ranked(members):
    """Equal points, equal rank; among equals the older account stands first."""
    rank = Window(Rank(), order_by=F("gained").desc())
    return members.filter(gained__gt=0).annotate(rank=rank).order_by("-gained", "id")
