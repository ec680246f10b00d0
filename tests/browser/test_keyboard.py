"""Everything by keyboard: nothing is out of reach, and one always sees where one is."""

from playwright.sync_api import Page, expect

from qa.posts.models import Comment
from tests.factories import answer, member, question

OUTLINE = "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 }"


def test_skip_vote_and_comment(visit):
    asked = question()
    answer(to=asked)
    page = visit(member("tove", points=600))
    page.goto(asked.get_absolute_url())
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to the content")
    expect(skip).to_be_in_viewport()
    assert skip.evaluate(OUTLINE)
    page.keyboard.press("Enter")
    _tab_to(page, f"#post-{asked.pk}-up")
    assert page.locator(":focus").evaluate(OUTLINE)
    page.keyboard.press("Enter")
    expect(page.locator(f"#post-{asked.pk} [data-score]").first).to_have_attribute("data-score", "1")
    expect(page.locator(f"#post-{asked.pk}-up")).to_be_focused()  # where one was, also after the answer came
    _tab_to(page, f"#post-{asked.pk}-comments summary")
    assert page.locator(":focus").evaluate(OUTLINE)
    page.keyboard.press("Enter")
    _tab_to(page, f"#comment-{asked.pk}")
    page.keyboard.type("What did you try until now, if I may ask?")
    _tab_to(page, f"#post-{asked.pk}-comments button")
    page.keyboard.press("Enter")
    expect(page.locator(f"#post-{asked.pk}-comments .comment")).to_contain_text("What did you try")
    assert Comment.objects.get().author.username == "tove"


def _tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the element has the focus; each stop on the way must be seen."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.locator(":focus").count() and page.locator(":focus").evaluate("(e, s) => e.matches(s)", selector):
            return
    raise AssertionError(f"{selector} is out of reach by keyboard.")
