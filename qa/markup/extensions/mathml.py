"""``$…$`` and ``$$…$$`` become MathML.

The formula never passes the sanitiser: HTML parsers treat ``<math>`` as a world of its own, and cleaning across
that border is where sanitisers were broken again and again. So the text carries a mark (two noncharacters that
no source can contain, around a number); the sanitiser cleans the HTML with the mark in it; and only then
finishing.py emits, for a mark in running text, the tree that was checked here node by node against a list of
elements without scripts, links, styles or foreign content.
"""

import html
import re
import xml.etree.ElementTree as etree

from latex2mathml.converter import convert_to_element
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ..policy import MATH_ATTRIBUTES, MATH_ELEMENTS

MARK = re.compile("\ufdd0(\\d+)\ufdd1")
_MAX_FORMULA = 1_000
_MAX_TOTAL = 6_000
"""Characters of all formulas of one text; the rest stays as it was typed."""
_PRICES = re.compile(r"\d[^\\]*?\s[A-Za-z]{2,}(?:\s|$)")
"""``$10 or US$ 12``: a number, then a word that is no command."""
FORMULA = (
    r"(?<![\\$])(?:\$\$(?!\$)((?:[^$\\\x02\x03]|\\.){1,1000}?)\$\$(?!\$)"
    r"|\$(?![\s$])((?:[^$\\\x02\x03\n]|\\[^\n]){1,1000}?)(?<!\s)\$(?![\d$]))"
)


class MathProcessor(InlineProcessor):
    """Runs before backslash escapes, which LaTeX needs for itself, and after code."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        """A mark for the formula, or three times None where it cannot be read as one."""
        latex = m[1] or m[2]
        if m[2] and _PRICES.match(latex):
            return None, None, None
        formulas = self.md.formulas  # type: ignore[attr-defined]
        used = sum(len(source) for source, _tree in formulas)
        tree = to_mathml(latex, block=m[1] is not None) if used + len(latex) <= _MAX_TOTAL else None
        if tree is None:
            return None, None, None
        formulas.append((m[0], tree))
        return f"\ufdd0{len(formulas) - 1}\ufdd1", m.start(), m.end()


def to_mathml(latex: str, *, block: bool) -> etree.Element | None:
    """The checked tree, or None for whatever is no formula or would need an element that is not on the list."""
    if len(latex) > _MAX_FORMULA:
        return None
    try:
        tree = convert_to_element(latex, display="block" if block else "inline")
    except Exception:  # the converter has no common class of errors, and a formula must never cost the post
        return None
    return tree if all(_is_safe(element) for element in tree.iter()) else None


def _is_safe(element: etree.Element) -> bool:
    """Whether the element may stand in a page; drops attributes that are not on the list."""
    if element.tag not in MATH_ELEMENTS:
        return False
    for name, value in list(element.attrib.items()):
        allowed = MATH_ATTRIBUTES.get(name)
        if allowed is None or not allowed.fullmatch(value):
            del element.attrib[name]
    element.text = html.unescape(element.text) if element.text else element.text  # it writes "&#x0003C;" for "<"
    return True


def give_back_math(text: str, md: Markdown) -> str:
    """The text with marks replaced by what had been typed: for attributes, where there are no formulas."""
    formulas = md.formulas  # type: ignore[attr-defined]
    return MARK.sub(lambda match: formulas[int(match[1])][0], text) if formulas else text


class MathExtension(Extension):
    """``md.formulas`` holds (source, tree) of each formula of the text."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.formulas = []  # type: ignore[attr-defined]
        md.registerExtension(self)
        self.md = md
        md.inlinePatterns.register(MathProcessor(FORMULA, md), "math", 185)

    def reset(self) -> None:
        """Before the next text."""
        self.md.formulas = []  # type: ignore[attr-defined]
