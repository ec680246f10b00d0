"""How much of CommonMark and of GitHub's dialect people find here.

Measured against the suites after both sides have gone through our sanitiser, since what it removes is no habit.
What differs on purpose: raw HTML of unknown names stays visible, images from elsewhere are links, ``#Heading`` needs
no space, bare addresses are links, www gets https, code has colours.
"""

import re
import xml.etree.ElementTree as etree
from html import unescape
from html.parser import HTMLParser

import pytest

from qa.markup import plain_text, render, sanitise

FLOORS = {"commonmark_spec": (0.915, 0.86), "gfm_spec": (0.915, 0.845)}
"""Shares of examples with the same text and with the same tree; a little under what was measured."""


FLOOR_OF_REAL_POSTS = {"beer": 0.97, "conlang-meta": 0.83}
"""Shares of posts with the same words. On a meta, every sixth post links to a question by its bare address."""


class _Tree(HTMLParser):
    """The elements, attributes and words, without regard to space between blocks and to colours of code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag != "span":
            kept = sorted((name, value) for name, value in attrs if name != "class")
            self.parts.append(f"<{tag} {kept}>")

    def handle_endtag(self, tag):
        if tag != "span":
            self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        self.parts.append(unescape(data))


def tree(html: str) -> str:
    flat = re.sub(r"\s+", " ", "".join(_Tree(html).parts))
    return re.sub(
        r" ?(</?(?:p|ul|ol|li|blockquote|pre|h\d|hr|table|t[rdh]|thead|tbody|div|br)\b[^>]*>) ?", r"\1", flat
    ).strip()


@pytest.mark.parametrize("name", FLOORS)
def test_habits(name, suite):
    cases = suite(name)
    pairs = [(render(case["payload"]), sanitise(case["expected"])) for case in cases]
    text = sum(plain_text(ours) == plain_text(theirs) for ours, theirs in pairs) / len(cases)
    same = sum(tree(ours) == tree(theirs) for ours, theirs in pairs) / len(cases)
    print(f"{name}: text {text:.3f}, tree {same:.3f}")
    assert text >= FLOORS[name][0]
    assert same >= FLOORS[name][1]


def _words(html: str) -> str:
    return "".join(plain_text(html).split())


@pytest.mark.parametrize("site", FLOOR_OF_REAL_POSTS)
def test_real_posts_say_what_their_own_site_says(site, shared):
    """The newest Markdown of each post beside the HTML that Stack Exchange made of it.

    What differs: their own links are shown by the title of the question, which needs their database.
    """
    folder = shared / "data" / "stackexchange" / site
    if not folder.exists():
        pytest.skip(f"The dump of {site} is not on this machine; FORUM_SHARED says where it lies.")
    rows = etree.parse(folder / "PostHistory.xml").getroot()
    sources = {
        row.get("PostId"): row.get("Text") or "" for row in rows if row.get("PostHistoryTypeId") in {"2", "5", "8"}
    }
    posts = [row for row in etree.parse(folder / "Posts.xml").getroot() if row.get("Id") in sources]
    same = [_words(render(sources[row.get("Id")])) == _words(sanitise(row.get("Body", ""))) for row in posts]
    print(f"{site}: {sum(same)} of {len(same)}")
    assert sum(same) / len(same) >= FLOOR_OF_REAL_POSTS[site]
