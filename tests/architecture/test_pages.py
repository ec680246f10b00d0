"""What holds for every page that the site renders, for each of its readers."""

import pytest

from tests.architecture.addresses import ROWS, Row
from tests.architecture.html import Page, broken_rules, inline_code
from tests.architecture.world import ROLES

pytestmark = pytest.mark.django_db

READ = [pytest.param(row, id=pattern or "home") for pattern, row in ROWS.items() if row.data is None]
PAGES = [row for row in ROWS.values() if row.data is None]
REFUSED = {"nothing here": "/nothing/here", "wrong page": "/questions?page=9", "wrong order": "/questions?sort=x"}
# Fragments, which have the address of no page of their own, need no head and no heading.
FRAGMENTS = ("questions/<int:question_id>/answer/form",)


def shown(response) -> Page | None:
    """The page, or None where there is none to judge: redirects, pictures, JSON."""
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return Page(response.text_shown.decode()) if html and response.text_shown else None


@pytest.fixture
def read(world, visit):
    """`read(row, role)`: the response and its page, fetched once for all tests here."""

    def read(row: Row, role: str):
        if (row, role) not in world.seen:
            response = visit(role, row.address(world))
            world.seen[row, role] = (response.text_shown, shown(response))
        return world.seen[row, role]

    return read


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", READ)
def test_every_page_keeps_the_rules(request, read, row: Row, role: str):
    _content, page = read(row, role)
    if page is None:
        return
    assert inline_code(page) == []
    if not any(pattern in request.node.name for pattern in FRAGMENTS):
        assert broken_rules(page) == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", REFUSED.values(), ids=REFUSED)
def test_a_page_that_says_no_is_a_page_too(visit, address: str, role: str):
    response = visit(role, address)
    assert response.status_code == 404
    page = shown(response)
    assert broken_rules(page) == []
    assert inline_code(page) == []


@pytest.mark.parametrize("role", ROLES)
def test_no_page_names_another_host(read, role: str):
    """Nothing is fetched from elsewhere; links may lead anywhere."""
    for row in PAGES:
        _content, page = read(row, role)
        for tag, attributes in page.elements if page else []:
            fetched = [
                attributes.get("src"),
                attributes.get("srcset"),
                attributes.get("href") if tag == "link" else None,
            ]
            for address in filter(None, fetched):
                assert not address.startswith(("http:", "https:", "//")) or address.startswith("http://testserver/"), (
                    tag,
                    address,
                )


@pytest.mark.parametrize("role", ROLES)
def test_no_page_shows_the_address_of_a_guest(read, role: str):
    for row in PAGES:
        assert b"ada@guests.example" not in read(row, role)[0], row


@pytest.mark.parametrize("role", ROLES)
def test_links_inside_the_forum_lead_somewhere(read, visit, role: str):
    """No dead links: every link of every page answers its reader."""
    links: dict[str, Row] = {}
    for row in PAGES:
        page = read(row, role)[1]
        for link in page.all("a") if page else []:
            if link.get("href", "").startswith("/"):
                links.setdefault(link["href"].partition("#")[0], row)
    assert len(links) > 30
    for link, row in links.items():
        assert visit(role, link).status_code in (200, 301, 302, 303), f"{link} on {row}"
