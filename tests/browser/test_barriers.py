"""axe finds nothing: on any page of the journeys, in light and dark, at a desk and on a phone."""

import pytest
from playwright.sync_api import Page

from tests.browser import community
from tests.browser.barriers import barriers
from tests.tasks import run_tasks

DESK, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}


def _look(page: Page, address: str) -> list[str]:
    """Load once, then look in each theme and width."""
    page.set_viewport_size(DESK)
    page.goto(address)
    found = []
    for theme, size in (("light", DESK), ("dark", DESK), ("dark", PHONE), ("light", PHONE)):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_viewport_size(size)
        found += [f"{address} {theme} {size['width']}: {finding}" for finding in barriers(page)]
    return found


VISITOR = [
    "/", "/questions?sort=newest", "{thread}", "{closed}", "/tags", "/questions/tagged/housing", "/categories",
    "/categories/living", "/users", "{profile}", "{profile}?tab=reputation", "{profile}?tab=tags",
    "/search?q=chamomile", "/search", "/help", "/help/privileges", "/help/badges", "/help/badges/student",
    "/help/formatting", "/about", "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/",
    "/posts/{id}/revisions", "/nothing-here",
]  # fmt: skip
MEMBER = [
    "/", "{thread}", "/questions/ask", "/posts/{id}/edit", "{profile}", "{profile}?tab=reputation",
    "{profile}?tab=tags", "{profile}?tab=votes", "{profile}?tab=drafts", "{profile}?tab=badges",
    "{profile}?tab=bounties",
    "/help/badges", "/accounts/settings", "/accounts/preferences", "/inbox", "/inbox?kind=badge", "/inbox/settings",
    "/accounts/email/", "/accounts/password/change/", "/accounts/leave", "/posts/{closed_id}/edit",
]  # fmt: skip
MODERATOR = [
    "{thread}", "{closed}", "/admin/", "/admin/moderation/heldpost/", "/admin/posts/question/",
    "/admin/posts/question/{id}/change/", "/admin/posts/question/{id}/act/close/",
    "/admin/accounts/user/{asker_id}/change/", "/admin/accounts/user/flair/?id={asker_id}",
    "/admin/accounts/user/write/?id={asker_id}",
]  # fmt: skip


@pytest.mark.parametrize(("who", "addresses"), [("", VISITOR), ("asker", MEMBER), ("moderator", MODERATOR)])
def test_axe_finds_nothing(visit, who, addresses):
    there = community.build()
    run_tasks()
    page = visit(getattr(there, who) if who else None)
    named = {
        "thread": there.thread.get_absolute_url(),
        "closed": there.closed.get_absolute_url(),
        "profile": there.asker.get_absolute_url(),
        "id": there.thread.pk,
        "closed_id": there.closed.pk,
        "asker_id": there.asker.pk,
    }
    found = [finding for address in addresses for finding in _look(page, address.format(**named))]
    assert not found, "\n".join(sorted(set(found)))
