"""Code inside a line: as many backticks behind it as before it.

The package's own processor looks to the end of the text again for each run of backticks that nothing closes; ten
thousand of them took nine seconds.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString, code_escape


class CodeSpanProcessor(InlineProcessor):
    """Remembers which lengths of run have no partner in the rest of the text."""

    def __init__(self, pattern: str, md: Markdown) -> None:
        super().__init__(pattern, md)
        self.searched = ""
        self.missing: set[int] = set()

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The code, or three times None where nothing closes it."""
        start = m.start() + _escaped(data, m.start())
        length = m.end() - start
        rest = data[m.end() :]
        if not self.searched.endswith(rest):
            self.searched, self.missing = rest, set()
        if length == 0 or length in self.missing:
            return None, None, None
        closing = re.search(rf"(?<!`)`{{{length}}}(?!`)", rest)
        if closing is None:
            self.missing.add(length)
            return None, None, None
        text = rest[: closing.start()].replace("\n", " ")
        if text.strip(" ") and text[0] == text[-1] == " ":
            text = text[1:-1]
        element = etree.Element("code")
        element.text = AtomicString(code_escape(text))
        return element, start, m.end() + closing.end()


def _escaped(data: str, position: int) -> int:
    """1 if an odd number of backslashes stands before the position, else 0."""
    bare = data[max(0, position - 1_000) : position]
    return (len(bare) - len(bare.rstrip("\\"))) % 2


class CodeSpanExtension(Extension):
    """Replaces the package's processor."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.deregister("backtick")
        md.inlinePatterns.register(CodeSpanProcessor("`+", md), "backtick", 190)
