"""Waiting for what only a script can see."""

from playwright.sync_api import Page


def until(page: Page, expression: str, seconds: float = 15) -> None:
    """Ask the page until `expression` is true.

    Playwright's own `wait_for_function` asks again from within the page, where the content security policy forbids it.
    """
    for _attempt in range(int(seconds * 20)):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")
