"""``@name`` becomes a link to the member of that name."""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

MENTION = r"(?<![\w@/.\x03])@(\w(?:[\w.+-]{0,148}\w)?+)"
_MARK = "mention-of"


class MentionProcessor(InlineProcessor):
    """Finds a mention; which names exist is asked once for all of them, at the end."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """A mark that remembers the name."""
        element = etree.Element(_MARK)
        element.text = AtomicString(m[0])
        return element, m.start(), m.end()


class MentionLinks(Treeprocessor):
    """Turns marks into links, or back into text."""

    def run(self, root: etree.Element) -> None:
        """One call of ``md.mentions`` with all lowercase names; the text keeps the letters as typed."""
        marks = list(root.iter(_MARK))
        names = {(mark.text or "")[1:].lower() for mark in marks}
        self.md.mentioned = names  # type: ignore[attr-defined]
        resolve = getattr(self.md, "mentions", None)
        addresses = resolve(names) if names and resolve else {}
        for mark in marks:
            address = addresses.get((mark.text or "")[1:].lower())
            mark.tag = "a" if address else "span"
            if address:
                mark.set("class", "mention")
                mark.set("href", address)


class MentionExtension(Extension):
    """``md.mentions`` is the callable that knows the members, ``md.mentioned`` the names found."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(MentionProcessor(MENTION, md), "mention", 101)
        md.treeprocessors.register(MentionLinks(md), "mention_links", 5)
