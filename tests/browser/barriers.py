"""What axe finds in a page: barriers for people who read or steer in other ways."""

from functools import cache
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OPTIONS = "{runOnly: rules, resultTypes: ['violations'], preload: false}"  # what it preloads, our policy forbids


@cache
def _axe() -> str:
    [path] = Path(axe_playwright_python.__file__).parent.glob("axe.min.js")
    return path.read_text()


def barriers(page: Page) -> list[str]:
    """One line for each finding. Everything folded is opened first. The page's own policy stays in force."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")
    page.evaluate("Promise.allSettled(document.getAnimations().map(a => a.finished))")  # no colour on its way
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{_axe()}; undefined")
    found = page.evaluate(f"rules => axe.run(document, {OPTIONS})", RULES)
    return [
        f"{finding['id']}: {node['html'][:160]} — {node.get('failureSummary', '')[:240]}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]
