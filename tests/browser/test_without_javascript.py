"""A visitor reads everything without JavaScript, leaving no trace and meeting no stranger."""

from playwright.sync_api import expect

from tests.browser import community


def test_visitor_reads(visit):
    there = community.build()
    page = visit(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Questions").click()
    page.get_by_role("link", name=there.thread.title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(there.thread.title)
    expect(page.locator("article.post-answer .prose table")).to_be_visible()
    expect(page.get_by_text("A guest", exact=True)).to_have_count(0)  # held
    page.get_by_role("link", name="Tove").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tove")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Tags").click()
    page.get_by_role("main").get_by_role("link", name="housing").click()
    expect(page.locator("[data-question-id]")).to_have_count(1)
    page.get_by_label("Search this forum").fill("chamomile")
    page.get_by_label("Search this forum").press("Enter")
    expect(page.get_by_role("main").get_by_role("link", name=there.thread.title).first).to_be_visible()
    for address in ("/categories", "/users", "/help", "/about", "/privacy", "/terms"):
        assert page.goto(address).status == 200, address
    assert page.context.cookies() == []
    assert page.watch.complaints == []
