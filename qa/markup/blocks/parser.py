"""From blocks to the element tree that Python-Markdown works on."""

import xml.etree.ElementTree as etree
from collections.abc import Iterable

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.util import AtomicString, code_escape

from .nodes import Kind, Node
from .reader import read
from .references import take_definitions, take_late_definitions
from .tables import cells

_MAX_FILLED_CELLS = 2_000
"""Cells that one table may get for nothing because its rows are shorter than its head."""
_TASKS = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
_DROPPED = frozenset({"script", "style"})
"""Raw blocks whose content nobody wants to read either."""


class BlockStructure(BlockParser):
    """Reads the lines and builds the tree; what is inline stays text for the package's inline phase."""

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree:
        """The tree of the whole document."""
        root = etree.Element(self.md.doc_tag)
        document = read("\n".join(lines))
        _collect_references(document, self.md)
        for node in document.children:
            self._build(root, node, tight=False)
        return etree.ElementTree(root)

    def _build(self, parent: etree.Element, node: Node, *, tight: bool) -> None:
        match node.kind:
            case Kind.PARAGRAPH:
                text = "\n".join(node.lines).rstrip()
                if text:
                    _tight_text(parent, text) if tight else _child(parent, "p", text)
            case Kind.HEADING:
                _child(parent, f"h{node.number}", "\n".join(node.lines).strip())
            case Kind.RULE:
                _child(parent, "hr")
            case Kind.FENCE:
                self._code(parent, node, "".join(f"{line}\n" for line in node.lines))
            case Kind.INDENTED:
                self._code(parent, node, "\n".join(node.lines).strip("\n") + "\n")
            case Kind.HTML:
                if node.info not in _DROPPED:
                    _child(parent, "p", AtomicString(self.md.htmlStash.store("\n".join(node.lines))))
            case Kind.TABLE:
                _table(parent, node)
            case Kind.LIST:
                self._list(parent, node)
            case Kind.QUOTE:
                quote = _child(parent, "blockquote")
                if node.spoiler:
                    quote.set("class", "spoiler")
                for child in node.children:
                    self._build(quote, child, tight=False)

    def _list(self, parent: etree.Element, node: Node) -> None:
        ordered = node.marker in ".)"
        element = _child(parent, "ol" if ordered else "ul")
        if ordered and node.number != 1:
            element.set("start", str(node.number))
        tight = not node.is_loose()
        for item in node.children:
            li = _child(element, "li")
            first = item.children[0] if item.children else None
            if first and first.kind is Kind.PARAGRAPH and (box := _TASKS.get(first.lines[0][:4])):
                first.lines[0] = box + first.lines[0][4:]
            for child in item.children:
                self._build(li, child, tight=tight)

    def _code(self, parent: etree.Element, node: Node, text: str) -> None:
        code = etree.SubElement(_child(parent, "pre"), "code")
        if words := node.info.split():
            code.set("data-info", words[0])  # extensions/code.py turns it into colours
        code.text = AtomicString(code_escape(text if text != "\n" else ""))


class OneParagraph(BlockParser):
    """No blocks at all: the lines are one paragraph."""

    def parseDocument(self, lines: Iterable[str]) -> etree.ElementTree:
        """A tree with one ``p``."""
        root = etree.Element(self.md.doc_tag)
        _child(root, "p", " ".join(" ".join(lines).split()))
        return etree.ElementTree(root)


def _collect_references(node: Node, md: Markdown) -> None:
    """Definitions count wherever they stand, even behind their use; so they are taken before anything is built."""
    for child in node.children:
        if child.kind is Kind.PARAGRAPH:
            if child.lines[0].startswith("["):
                child.lines = take_definitions("\n".join(child.lines), md.references).split("\n")
            child.lines = take_late_definitions(child.lines, md.references)
        else:
            _collect_references(child, md)


def _child(parent: etree.Element, tag: str, text: str | None = None) -> etree.Element:
    """A new child on a line of its own."""
    element = etree.SubElement(parent, tag)
    element.text, element.tail = text, "\n"
    return element


def _tight_text(parent: etree.Element, text: str) -> None:
    """The text of a tight list's item, without a paragraph around it."""
    if len(parent):
        parent[-1].tail = f"\n{text}\n"
    else:
        parent.text = f"{text}\n"


def _table(parent: etree.Element, node: Node) -> None:
    element = _child(parent, "table")
    _row(_child(element, "thead"), "th", node, cells(node.lines[0]))
    fillable = _MAX_FILLED_CELLS
    body = _child(element, "tbody") if node.lines[1:] else element
    for line in node.lines[1:]:
        row = cells(line)[: len(node.align)]
        missing = min(len(node.align) - len(row), fillable)
        fillable -= missing
        _row(body, "td", node, row + [""] * missing)


def _row(parent: etree.Element, tag: str, node: Node, texts: list[str]) -> None:
    row = _child(parent, "tr")
    for text, align in zip(texts, node.align, strict=False):
        cell = _child(row, tag, text)
        if align:
            cell.set("align", align)
