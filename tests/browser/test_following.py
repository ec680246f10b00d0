"""Following, saving and muting in a browser, and names that complete while they are typed."""

import pytest
from playwright.sync_api import expect

from qa.following.models import SavedPost
from qa.following.services.following import follow
from qa.following.services.lists import create_list
from qa.following.services.muting import mute
from qa.following.services.saving import change_saved, save_post
from qa.posts.models import Comment
from tests.browser import community
from tests.browser.barriers import barriers
from tests.browser.test_phone import OVERFLOW, PHONE
from tests.factories import answer, member, question, tag


def test_a_mention_completes_by_keyboard(visit):
    asked = question(by=member("nora", display_name="Nora Q."))
    answer(to=asked, by=member("ned", display_name="Ned"))
    member("nadia")
    page = visit(member("tove", points=600))
    page.goto(asked.get_absolute_url())
    page.locator(f"#post-{asked.pk}-comments summary").click()
    field, options = page.locator(f"#comment-{asked.pk}"), page.locator("mention-list [role=option]")
    field.press_sequentially("Thank you @n")
    expect(options).to_have_text(["Ned@ned · writes here", "Nora Q.@nora · writes here"])
    assert barriers(page) == []
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Thank you @nora ")
    expect(options).to_have_count(0)
    field.press_sequentially("and @nad")
    expect(options).to_have_text(["nadia@nadia"])
    page.keyboard.press("Tab")
    expect(field).to_have_value("Thank you @nora and @nadia ")
    expect(field).to_be_focused()
    field.press_sequentially("or @ne")
    expect(options).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    field.press_sequentially("d")  # stays closed: the list was sent away
    page.wait_for_timeout(500)
    expect(options).to_have_count(0)
    page.keyboard.press("Enter")  # and Enter is a new line again
    field.press_sequentially("write to x@ned.example")
    page.wait_for_timeout(500)
    expect(options).to_have_count(0)
    page.locator(f"#post-{asked.pk}-comments").get_by_role("button", name="Add the comment").click()
    expect(page.locator(f"#post-{asked.pk}-comments .comment a.mention")).to_have_count(3)
    assert Comment.objects.get().body == "Thank you @nora and @nadia or @ned\nwrite to x@ned.example"


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_the_list_of_names_lies_by_the_line_and_moves_nothing(visit, options):
    asked = question(by=member("nora"))
    page = visit(member("tove", points=600), **options)
    page.goto(asked.get_absolute_url())
    field = page.get_by_role("textbox", name="Your answer")
    field.press_sequentially("One line\n\nand then")
    page.wait_for_timeout(600)  # until the browser has scrolled to the caret
    before = field.bounding_box()
    field.press_sequentially(" @n")
    shown = page.get_by_role("listbox")
    expect(shown).to_be_visible()
    assert field.bounding_box() == before
    box = shown.bounding_box()
    assert before["y"] < box["y"] + box["height"]
    assert box["y"] < before["y"] + before["height"] + 10
    assert page.evaluate(OVERFLOW) == []
    shown.get_by_role("option").click()
    expect(field).to_have_value("One line\n\nand then @nora ")
    expect(field).to_be_focused()
    expect(page.get_by_text("Draft saved")).to_be_visible()  # nothing is under way when the page closes


def test_follow_save_and_mute_without_leaving_the_page(visit):
    ada, troll, asked = member("ada"), member("troll"), question()
    given = answer(to=asked, by=troll)
    page = visit(ada)
    page.goto(asked.get_absolute_url())
    actions = page.locator(f"#post-{asked.pk} .post-actions")
    actions.get_by_role("button", name="Follow", exact=True).press("Enter")
    pressed = actions.get_by_role("button", name="Following")
    expect(pressed).to_be_focused()
    actions.get_by_text("More", exact=True).click()
    actions.get_by_role("button", name="Mute this thread").click()
    expect(actions.get_by_role("button", name="Hear of this thread again")).to_be_visible()
    expect(actions.get_by_role("button", name="Follow", exact=True)).to_be_visible()  # it follows no more
    there = page.locator(f"#post-{given.pk}")
    there.get_by_role("button", name="Save", exact=True).click()
    there.get_by_role("link", name="Note and reminder").click()
    page.get_by_label("Note to yourself").fill("For Sunday.")
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator(".saved-note")).to_contain_text("For Sunday.")
    page.goto(asked.get_absolute_url())
    there.get_by_text("More", exact=True).click()
    there.get_by_role("button", name="Mute troll").click()
    expect(there.get_by_role("button", name="Hear of troll again")).to_be_visible()
    page.reload()
    expect(there.locator(".prose")).to_be_hidden()
    there.get_by_text("A post by somebody you have muted – show").click()
    expect(there.locator(".prose")).to_be_visible()


def test_the_same_without_javascript(visit):
    ada, asked = member("ada"), question()
    page = visit(ada, java_script_enabled=False)
    page.goto(asked.get_absolute_url())
    page.get_by_role("button", name="Follow", exact=True).click()
    expect(page.get_by_role("button", name="Following")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Saved")).to_be_visible()
    page.goto("/following")
    page.get_by_role("button", name="Following").click()
    expect(page.get_by_text("You follow no question yet.")).to_be_visible()
    assert SavedPost.objects.get().member == ada


def test_axe_finds_nothing_and_nothing_is_too_wide(visit):
    there = community.build()
    reader = member("ada")
    saved = save_post(member=reader, post=there.thread)
    kept = create_list(member=reader, name="x" * 60)
    change_saved(member=reader, saved=saved, note=community.LONG_WORD, into=kept, remind_on=None)
    for thing in (there.thread, tag("housing"), there.thread.category, there.asker):
        follow(member=reader, thing=thing)
    mute(member=reader, thing=there.helper)
    mute(member=reader, thing=there.closed)
    page = visit(reader)
    tabs = [f"/following?tab={tab}" for tab in ("questions", "tags", "categories", "members", "muted")]
    pages = ["/saved", f"/saved/{saved.pk}", "/saved/lists", f"/saved/lists/{kept.pk}", "/questions/tagged/housing"]
    found = []
    for path in [*tabs, *pages, there.thread.get_absolute_url(), there.helper.get_absolute_url()]:
        for width, theme in ((1360, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            page.goto(path)
            page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
            found += [f"{path} {width}: {fault}" for fault in [*barriers(page), *page.evaluate(OVERFLOW)]]
    assert not found, "\n".join(found)
