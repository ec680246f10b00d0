"""HTML typed into a text.

Names that HTML knows are passed on and the sanitiser decides; everything else in angle brackets is what somebody
wanted to say (``<sigh>``, ``List<String>``) and stays visible as text.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ..policy import HTML_NAMES
from .links import unescaped
from .mathml import give_back_math

_TAG = re.compile(
    r"</?([A-Za-z][A-Za-z0-9:-]*+)(?:[\s/]++[^\s\"'<>/=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+[\s/]*+>"
)


class RawHtmlProcessor(InlineProcessor):
    """One tag or one comment."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """A mark for the raw HTML, or three times None if it is no tag."""
        start = m.start()
        if data.startswith("<!--", start):
            end = data.find("-->", start + 4)
            return ("", start, end + 3) if end > 0 else (None, None, None)
        tag = _TAG.match(data, start)
        if tag is None or tag[1].lower() not in HTML_NAMES:
            return None, None, None
        raw = give_back_math(unescaped(self.unescape(tag[0])), self.md)
        return self.md.htmlStash.store(raw), start, tag.end()


class RawHtmlExtension(Extension):
    """Replaces the package's processor, which takes any name."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.register(RawHtmlProcessor(r"<(?=[A-Za-z/!])", md), "html", 171)
