"""Links, images and bare addresses.

The package's six processors for links scan from every opening bracket to the end of the text; thirty thousand
brackets hang them. The one here gives up at the sixteenth bracket inside a bracket.
"""

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from ..source import fold
from .mathml import give_back_math

_MAX_BRACKETS = 16
_BRACKET = re.compile(r"[\[\]]")
_ESCAPED = re.compile("\x02(\\d+)\x03")
_RAW = re.compile("\x02wzxhzdk:(\\d+)\x03")
_STASHED = re.compile("\x02[^\x02\x03]*\x03")
_TARGET = re.compile(
    r"""\([ \t\n]*+
    (<[^<>\n]*+>|(?!<)(?:[^\s()]|\((?:[^\s()]|\([^\s()]*+\))*+\))*+)
    (?:[ \t\n]++("[^"]*+"|'[^']*+'|\([^()]*+\)))?+[ \t\n]*+\)""",
    re.VERBOSE,
)
_BARE = (
    r"(?<![\w/@.:=\"'\x03])(?:https?://|www\.(?=\w))"
    r"(?:[^\s<>()\[\]\"`\x02\x03\ufdd0\ufdd1]|\x02\d+\x03|\([^\s<>()\"\x02\x03]*+\))++"
)
_ANGLE = r"<(https?://[^<>\s]++|mailto:[^<>\s]++|([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)++))>"
_TRAILING = "?!.,:;*_~'|"
_REPLACED = (
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
)


class LinkProcessor(InlineProcessor):
    """``[text](address "title")``, ``[text][label]``, ``[label]`` and the same with ``!`` for images."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The link that begins at this bracket, or three times None."""
        end = _closing_bracket(data, m.end())
        if end is None:
            return None, None, None
        text = data[m.end() : end]
        target = self._target(data, text, end + 1)
        if target is None:
            return None, None, None
        address, title, end = target
        image = m[0].startswith("!")
        if not image and self._holds_link(text):
            return None, None, None
        element = etree.Element("img" if image else "a")
        address = self._plain(address.strip())
        if address.startswith("<") and address.endswith(">"):
            address = address[1:-1]  # looked like raw HTML before it was known to be an address
        element.set("src" if image else "href", address.replace(" ", "%20"))
        if image:
            element.set("alt", _without_marks(self._plain(self.unescape(text))))
        else:
            element.text = text
        if title:
            element.set("title", self._plain(title))
        return element, m.start(), end

    def _target(self, data: str, text: str, after: int) -> tuple[str, str | None, int] | None:
        """(address, title, end) of what follows the closing bracket."""
        if match := _TARGET.match(data, after):
            address = match[1][1:-1] if match[1].startswith("<") else match[1]
            return address, match[2][1:-1] if match[2] else None, match.end()
        if not self.md.references:
            return None
        label, end = text, after
        if data.startswith("[", after) and (close := data.find("]", after, after + 1000)) > 0:
            label, end = data[after + 1 : close] or text, close + 1
        if len(label) > 999:
            return None
        found = self.md.references.get(fold(unescaped(label)))
        return (*found, end) if found else None

    def _holds_link(self, text: str) -> bool:
        """A link inside a link is no link: then the inner one wins."""
        for match in re.finditer(r"(?<!!)\[", text):
            end = _closing_bracket(text, match.end())
            if end is not None and self._target(text, text[match.end() : end], end + 1) is not None:
                return True
        return False

    def _plain(self, value: str) -> str:
        """An attribute's value: escapes and code as their characters, formulas as they were typed, one line."""
        value = _RAW.sub(lambda match: self.md.htmlStash.rawHtmlBlocks[int(match[1])], self.unescape(value))
        value = give_back_math(unescaped(value), self.md)
        return _STASHED.sub("", value).replace("\n", " ")


class BareLinkProcessor(InlineProcessor):
    """An address written without any mark."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """The link, without the full stop that ends the sentence."""
        text = m[0].rstrip(_TRAILING)
        if len(text) <= len("https://"):
            return None, None, None
        address = unescaped(text)
        element = etree.Element("a", href=f"https://{address}" if text.startswith("www.") else address)
        element.text = AtomicString(text)
        return element, m.start(), m.start() + len(text)


class EscapedAmpersand(InlineProcessor):
    """``\\&copy;`` is an ampersand and a word, not a sign; the package would let the browser decide."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        """The package's own stand-in for ``&``, spelt out."""
        return f"{AMP_SUBSTITUTE}amp;", m.start(), m.end()


class AngleLinkProcessor(InlineProcessor):
    """``<https://…>`` and ``<name@host>``."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """The link."""
        text = give_back_math(unescaped(self.unescape(m[1]), keep_slash=True), self.md)
        element = etree.Element("a", href=f"mailto:{text}" if m[2] else text)
        element.text = AtomicString(text)
        return element, m.start(), m.end()


def _closing_bracket(data: str, position: int) -> int | None:
    """Where the bracket that was opened before ``position`` closes, or None."""
    depth = 1
    for match in _BRACKET.finditer(data, position):
        depth += 1 if match[0] == "[" else -1
        if depth == 0:
            return match.start()
        if depth > _MAX_BRACKETS:
            return None
    return None


def unescaped(text: str, *, keep_slash: bool = False) -> str:
    """The text with the package's marks for escaped characters replaced by the characters."""
    return _ESCAPED.sub(lambda match: ("\\" if keep_slash else "") + chr(int(match[1])), text)


def _without_marks(text: str) -> str:
    """An image's alternative text without the signs of emphasis and of links inside it."""
    text = re.sub(r"!?\[([^\[\]]*+)\](?:\([^()]*+\))?", r"\1", text)
    return re.sub(r"(\*\*?|__?|~~)(?=\S)([^*_~]*+)(?<=\S)\1", r"\2", text)


class LinkExtension(Extension):
    """Replaces the package's link processors."""

    def extendMarkdown(self, md: Markdown) -> None:
        for name in _REPLACED:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(LinkProcessor(r"(?<!!)\[", md), "link", 160)
        md.inlinePatterns.register(LinkProcessor(r"!\[", md), "image", 163)
        md.inlinePatterns.register(AngleLinkProcessor(_ANGLE, md), "autolink", 172)
        md.inlinePatterns.register(BareLinkProcessor(_BARE, md), "bare_link", 105)
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"(?<! ) {2,}+\n|\\\n", "br"), "linebreak", 181)
        md.inlinePatterns.register(EscapedAmpersand(r"\\&", md), "escaped_ampersand", 182)
        md.delimiters.add("~", "del", double=True)
        md.ESCAPED_CHARS = [*"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]
