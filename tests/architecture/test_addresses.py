"""Every address of the forum answers every reader as its row says; a pattern without a row fails."""

import pytest
from django.urls import get_resolver

from tests.architecture.addresses import ROWS, Row
from tests.architecture.world import ROLES

pytestmark = pytest.mark.django_db


def patterns(resolver=None, before: str = "") -> list[str]:
    """Every pattern of the site map, joined."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = before + str(pattern.pattern)
        found += patterns(pattern, whole) if hasattr(pattern, "url_patterns") else [whole]
    return found


def test_every_address_has_a_row_and_every_row_an_address():
    own = {pattern for pattern in patterns() if not pattern.startswith("admin/")}
    assert own - set(ROWS) == set()
    assert set(ROWS) - own == set()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", [pytest.param(row, id=pattern or "home") for pattern, row in ROWS.items()])
def test_the_address_answers(world, visit, row: Row, role: str):
    response = visit(role, row.address(world), row.method, row.fields())
    assert response.status_code == getattr(row, role), response.text_shown[:2000]


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=pattern or "home") for pattern, row in ROWS.items() if row.data is None]
)
def test_HEAD_says_the_same_without_a_body(world, visit, row: Row):
    response = visit("guest", row.address(world), "head")
    assert response.status_code == row.guest
    assert response.text_shown == b""


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=pattern) for pattern, row in ROWS.items() if row.data is not None]
)
def test_what_changes_something_does_not_answer_GET(world, visit, row: Row):
    assert visit("moderator", row.address(world)).status_code in (404, 405)
