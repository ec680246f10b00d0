"""On a phone: the menu opens, and nothing is wider than the screen."""

import pytest
from playwright.sync_api import expect

from tests.browser import community

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
OVERFLOW = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  return [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > wide + 1)
    .map(e => e.outerHTML.slice(0, 120)).slice(0, 5).concat(['scrollWidth ' + document.documentElement.scrollWidth]);
}"""


def test_menu(visit):
    page = visit(**PHONE)
    page.goto("/")
    links = page.get_by_role("navigation", name="Main")
    expect(links).to_be_hidden()
    page.get_by_role("button", name="Menu").tap()
    expect(links).to_be_visible()
    links.get_by_role("link", name="Tags").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tags")


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_is_wider_than_the_screen(visit, width):
    there = community.build()
    thread, closed, pk = there.thread.get_absolute_url(), there.closed.get_absolute_url(), there.thread.pk
    phone = PHONE | {"viewport": {"width": width, "height": 844}}
    readers = {None: ["/", "/questions", thread, closed, "/tags", "/users", "/search?q=chamomile"]}
    readers[there.moderator] = [thread, "/questions/ask", f"/posts/{pk}/edit", f"/posts/{pk}/revisions"]
    wide = {}
    for reader, addresses in readers.items():
        page = visit(reader, **phone)
        for address in addresses:
            page.goto(address)
            page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
            if found := page.evaluate(OVERFLOW):
                wide[address] = found
    assert wide == {}
