"""A bounty from the form to the winner, in a real browser, with and without JavaScript; and nothing for axe to find."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from qa.bounties.models import Bounty
from tests.browser.barriers import barriers
from tests.factories import answer
from tests.qa.bounties.giving import later, offer, old_question, rich

DESK, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}


def axe(page: Page) -> list[str]:
    found = []
    for theme, size in (("light", DESK), ("dark", PHONE)):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        page.set_viewport_size(size)
        found += barriers(page)
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return found


@pytest.mark.parametrize("javascript", [True, False])
def test_from_the_form_to_the_winner(visit, javascript):
    giver, asked = rich(), old_question(tags=["housing"])
    given = answer(to=asked)
    page = visit(giver, java_script_enabled=javascript)
    page.goto(asked.get_absolute_url())
    page.get_by_role("link", name="Set a bounty").click()
    expect(page.get_by_label("Points")).to_have_value("50")
    page.get_by_label("Points").fill("150")
    page.get_by_label("reliable sources").check()
    page.get_by_label("In your own words").fill("A book would be lovely.")
    page.get_by_role("button", name="Set the bounty").click()
    notice = page.get_by_role("region", name=re.compile("A bounty of 150 points"))
    expect(notice).to_contain_text("A book would be lovely.")
    expect(page.get_by_role("button", name="Award the bounty")).to_have_count(0)
    later(Bounty.objects.get(), days=2)
    page.reload()
    page.get_by_role("button", name="Award the bounty").click()
    expect(page.locator(f"#post-{given.pk}")).to_contain_text("+150 awarded by a bounty")
    expect(page.get_by_role("region", name=re.compile("A bounty of"))).to_have_count(0)
    assert User.objects.get(pk=given.author_id).reputation == 151


def test_axe_finds_nothing(visit):
    giver, asked = rich(), old_question(tags=["housing"])
    other = old_question(tags=["housing"])
    answer(to=asked)
    later(offer(on=asked, by=giver, note="A book would be lovely."), days=2)
    page = visit(giver)
    found = {}
    for address in (
        asked.get_absolute_url(), f"/posts/{other.pk}/bounty", "/questions?sort=bountied", "/help/privileges",
        "/help/privileges/edit", "/leaderboards?period=all", "/leaderboards?tag=housing", "/tags/housing/topusers",
        f"{giver.get_absolute_url()}?tab=bounties",
    ):  # fmt: skip
        page.goto(address)
        found[address] = axe(page)
    assert not any(found.values()), found
