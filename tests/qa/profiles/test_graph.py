"""The graph of points: what is drawn is what the ledger says."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from qa.profiles.graph import HEIGHT, WIDTH, draw
from qa.reputation.models import Event, LedgerEntry
from tests.factories import member, question

FIRST = date(2024, 1, 31)


def points_of(line: str) -> list[tuple[float, float]]:
    return [tuple(map(float, pair.split(","))) for pair in line.split()]


def test_days_without_points_are_drawn_too_and_the_end_is_the_sum():
    graph = draw([(FIRST, 10), (FIRST + timedelta(days=3), 5)])
    assert graph.by == "day"
    steps = [(step.start.day, step.gained, step.total) for step in graph.steps]
    assert steps == [(31, 10, 11), (1, 0, 11), (2, 0, 11), (3, 5, 16)]
    line = points_of(graph.line)
    assert (line[0][0], line[-1][0]) == (0, WIDTH)
    assert line[-1][1] == pytest.approx(HEIGHT * (1 - 16 / graph.top))


@pytest.mark.parametrize(
    ("days", "by", "start"),
    [
        (62, "day", FIRST),
        (63, "week", date(2024, 1, 29)),
        (1095, "week", date(2024, 1, 29)),
        (1096, "month", date(2024, 1, 1)),
    ],
)
def test_long_times_are_drawn_in_longer_steps(days, by, start):
    graph = draw([(FIRST, 100), (FIRST + timedelta(days=days), 1)])
    assert (graph.by, graph.steps[0].start) == (by, start)
    assert len(graph.steps) < 200
    assert sum(step.gained for step in graph.steps) == 101
    assert len({step.start for step in graph.steps}) == len(graph.steps)
    assert 2 <= len(graph.days) <= 3


def test_the_line_never_falls_below_the_floor_and_comes_back_exactly():
    graph = draw([(FIRST, -30), (FIRST + timedelta(days=1), 35)])
    assert [step.total for step in graph.steps] == [1, 6]


@pytest.mark.parametrize("most", [1, 2, 9, 10, 11, 99, 321, 1_000, 5_501, 123_456, 7_654_321])
def test_the_marks_are_round_few_and_above_everything(most):
    graph = draw([(FIRST, most - 1)])
    values = [value for value, _y in graph.marks]
    assert values[0] >= most
    assert values[-1] == 0
    assert 2 <= len(values) <= 6
    assert len({a - b for a, b in pairwise(values)}) == 1
    assert graph.marks[0][1] == 0
    assert all(0 <= y <= HEIGHT for _x, y in points_of(graph.line))
    assert points_of(graph.line)[-1][0] == WIDTH


@pytest.mark.django_db
def test_the_page_draws_what_the_viewer_may_know_with_a_table_for_those_who_listen(client):
    ada = member("ada", points=191)
    post, now = question(), timezone.now()
    rows = [
        (Event.QUESTION_UP, 150, True),
        (Event.QUESTION_UP, 90, True),
        (Event.ACCEPTED, 15, False),
        (Event.DOWN_VOTER, -1, False),
    ]
    for event, points, capped in rows:
        LedgerEntry.objects.create(
            user=ada, event=event, points=points, capped=capped, post=post, day=FIRST, created_at=now
        )
    for viewer, total in ((None, 216), (member(), 216), (ada, 215)):
        client.logout()
        if viewer:
            client.force_login(viewer)
        response = client.get(f"{ada.get_absolute_url()}?tab=reputation")
        html = response.content.decode()
        assert response.context["graph"].steps[-1].total == total  # 200 of 240 by the daily limit
        assert "<polyline" in html
        assert f'<td class="number">{total}</td>' in html
        assert 'style="' not in html


@pytest.mark.django_db
def test_without_points_there_is_no_graph(client):
    assert b'<svg class="graph' not in client.get(f"{member().get_absolute_url()}?tab=reputation").content
