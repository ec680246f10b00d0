"""``[tag:name]`` links to the questions with that tag."""

import re
import xml.etree.ElementTree as etree
from urllib.parse import quote

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString


class TagProcessor(InlineProcessor):
    """A tag's name is letters, digits and ``+ # . -``, at most 35 of them."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """The link."""
        element = etree.Element("a", {"class": "tag", "href": f"/questions/tagged/{quote(m[1].lower())}"})
        element.text = AtomicString(m[1].lower())
        return element, m.start(), m.end()


class TagExtension(Extension):
    """Before links, because of the brackets."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(TagProcessor(r"\[(?:meta-)?tag:([\w+#.-]{1,35})\]", md), "tag", 165)
