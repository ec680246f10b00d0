"""Points over time, as numbers that a template can draw: a line in a plane of 1000 by 100, its marks, and a table."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from qa.site.current import site_settings

WIDTH, HEIGHT = 1000, 100  # units of the drawing, which is stretched to the page
DAYS_BY_DAY, DAYS_BY_WEEK = 62, 3 * 365  # longest spans with a step for each day, each week; beyond: each month
FIRST = 1  # points that everybody begins with, and the floor


@dataclass(frozen=True, slots=True)
class Step:
    """A day, week or month that begins on `start`: what it brought, and how many points there were at its end."""

    start: date
    gained: int
    total: int


@dataclass(frozen=True, slots=True)
class Graph:
    """`line` and `area` are points of an SVG polygon; `marks` the numbers beside it from the top down, each with its
    height; `steps` the same as a table; `by` is day, week or month."""

    by: str
    steps: list[Step]
    top: int
    line: str
    area: str
    marks: list[tuple[int, float]]
    days: list[date]


def points_graph(entries) -> Graph | None:
    """The graph of ledger `entries` of one member; None before there are any. One query."""
    sums = entries.order_by("day").values_list("day").annotate(
        capped_sum=Coalesce(Sum("points", filter=Q(capped=True)), 0),
        exempt_sum=Coalesce(Sum("points", filter=Q(capped=False)), 0),
    )  # fmt: skip
    cap = site_settings().points_daily_cap
    gains = [(day, min(cap, capped) + exempt) for day, capped, exempt in sums]
    return draw(gains) if gains else None


def draw(gains: list[tuple[date, int]]) -> Graph:
    """`gains` are (UTC day, points of that day) in order, at least one."""
    first, last = gains[0][0], gains[-1][0]
    span = (last - first).days
    by = "day" if span <= DAYS_BY_DAY else "week" if span <= DAYS_BY_WEEK else "month"
    steps = _steps(gains, by)
    every, top = _scale(max(step.total for step in steps))
    place = [_x(index, len(steps)) for index in range(len(steps))]
    line = [f"{x:g},{_y(step.total, top):g}" for x, step in zip(place, steps, strict=True)]
    if len(line) == 1:  # a single step is a level line
        line.append(f"{WIDTH},{line[0].partition(',')[2]}")
    return Graph(
        by=by,
        steps=steps,
        top=top,
        line=" ".join(line),
        area=" ".join([f"0,{HEIGHT}", *line, f"{WIDTH},{HEIGHT}"]),
        marks=[(value, _y(value, top)) for value in range(top, -1, -every)],
        days=sorted({steps[0].start, steps[len(steps) // 2].start, steps[-1].start}),
    )


def _steps(gains: list[tuple[date, int]], by: str) -> list[Step]:
    """Every period from the first to the last, those in which nothing happened included."""
    gained: dict[date, int] = {}
    for day, points in gains:
        start = _start(day, by)
        gained[start] = gained.get(start, 0) + points
    steps, total, start = [], FIRST, _start(gains[0][0], by)
    while start <= gains[-1][0]:
        total += gained.get(start, 0)
        steps.append(Step(start, gained.get(start, 0), max(FIRST, total)))
        start = _next(start, by)
    return steps


def _start(day: date, by: str) -> date:
    if by == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if by == "month" else day


def _next(start: date, by: str) -> date:
    if by == "month":
        return (start + timedelta(days=32)).replace(day=1)
    return start + timedelta(days=7 if by == "week" else 1)


def _scale(most: int) -> tuple[int, int]:
    """(step, top) of an axis from 0 to at least `most` in at most five steps of 1, 2 or 5 with noughts."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if step * 5 >= most:
                return step, step * -(-most // step)
        power *= 10


def _x(index: int, count: int) -> float:
    return round(WIDTH * index / max(1, count - 1), 1)


def _y(total: int, top: int) -> float:
    return round(HEIGHT * (1 - total / top), 2)
