"""A moderator closes a question on its page, edits it in the admin, and opens it again."""

import re

from playwright.sync_api import expect

from qa.moderation.models import LogEntry
from tests.factories import member, question


def test_close_edit_and_reopen(visit, later):
    asked = question()
    page = visit(member("maren", staff=True, display_name="Maren"))
    page.goto(asked.get_absolute_url())
    page.get_by_text("Tools", exact=True).first.click()
    reason = page.get_by_label("Close because")
    reason.select_option(index=2)  # the first asks for another question
    label = reason.locator("option:checked").inner_text()
    page.get_by_label("A sentence for the author").fill("Please ask about one thing at a time.")
    page.get_by_role("button", name="Close", exact=True).click()
    banner = page.locator(".closed-banner")
    expect(banner).to_contain_text(label)
    expect(banner).to_contain_text("Maren")
    expect(banner).to_contain_text("Please ask about one thing at a time.")

    visitor = visit()
    visitor.goto(asked.get_absolute_url())
    expect(visitor.locator(".closed-banner")).to_contain_text(label)
    expect(visitor.get_by_role("textbox", name="Your answer")).to_have_count(0)

    later()
    _edit_in_the_admin(page, asked)
    visitor.reload()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Which one thing should I ask about first?")

    page.goto(asked.question.get_absolute_url())
    page.get_by_text("Tools", exact=True).first.click()
    page.get_by_role("button", name="Reopen").click()
    expect(page.locator(".closed-banner")).to_have_count(0)
    visitor.reload()
    expect(visitor.get_by_role("textbox", name="Your answer")).to_be_visible()
    assert LogEntry.objects.count() >= 2


def _edit_in_the_admin(page, asked):
    page.goto("/admin/posts/question/")
    page.locator("#searchbar").fill(asked.title[:20])
    page.locator("#searchbar").press("Enter")
    page.get_by_role("link", name=asked.title).click()
    page.get_by_label("Title").fill("Which one thing should I ask about first?")
    page.get_by_label("What you changed").fill("a title that asks")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(re.compile("changed|saved"))
    asked.refresh_from_db()
