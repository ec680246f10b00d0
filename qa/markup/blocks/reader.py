"""Lines in, a tree of blocks out."""

from . import starts
from .containers import MAX_BLOCKS, Containers
from .nodes import Kind, Node
from .tables import table

_VERBATIM = (Kind.FENCE, Kind.HTML)


class Reader(Containers):
    """CommonMark's first phase: takes one line after another and puts it into the leaf where it belongs."""

    def feed(self, line: str) -> None:
        """Take the next line, without its line end."""
        level, column, quoted = self._match_containers(line)
        rest = line[column:]
        if self.leaf and self.leaf.kind in _VERBATIM and level == len(self.stack):
            self._verbatim(self.leaf, rest)
        elif rest.strip():
            self._filled(rest, level)
        elif self.blocks <= MAX_BLOCKS:
            self._blank(rest, level, quoted)

    def _filled(self, rest: str, level: int) -> None:
        """A line with something on it, behind the marks of the containers that it continues."""
        start, level, rest, fresh = self._open_containers(rest, level)
        paragraph = self.leaf if self.leaf and self.leaf.kind is Kind.PARAGRAPH else None
        if paragraph and not fresh and start is None and level < len(self.stack):
            paragraph.lines.append(rest.lstrip())  # CommonMark calls it lazy: the quote's mark was forgotten
        else:
            self._close_to(level)
            self._start(start, rest) if start else self._text(rest)
        self.blank_level = None

    def _verbatim(self, leaf: Node, rest: str) -> None:
        """One more line of fenced code or raw HTML."""
        bare = rest.strip()
        if leaf.kind is Kind.FENCE:
            indent = len(rest) - len(rest.lstrip(" "))
            if indent <= 3 and len(bare) >= len(leaf.marker) and set(bare) == {leaf.marker[0]}:
                self.leaf = None
            else:
                leaf.lines.append(rest[min(indent, leaf.indent) :])
        elif not leaf.marker and not bare:
            self._blank(rest, len(self.stack), 0)
        else:
            leaf.lines.append(rest)
            if leaf.marker and leaf.marker in rest.lower():
                self.leaf = None
        if bare:
            self.blank_level = None

    def _blank(self, rest: str, level: int, quoted: int) -> None:
        if any(node.kind is Kind.QUOTE for node in self.stack[level:]):
            self._close_to(level)
        if self.leaf and self.leaf.kind is Kind.INDENTED and level == len(self.stack):
            self.leaf.lines.append(rest[4:])
        elif level < len(self.stack) and self.stack[level].kind is not Kind.LIST:
            self._close_to(level)
        else:
            self.leaf = None
            top = self.stack[-1]
            if top.kind is Kind.ITEM and not top.children:
                self._close_to(len(self.stack) - 1)
        self.blank_level = quoted

    def _start(self, leaf: Node, rest: str) -> None:
        """A leaf begins on this line."""
        self._place(leaf)
        if leaf.kind is Kind.HTML:
            leaf.lines.append(rest)
        ended = leaf.marker in rest.lower() if leaf.kind is Kind.HTML and leaf.marker else False
        self.leaf = leaf if leaf.kind in _VERBATIM and not ended else None

    def _text(self, rest: str) -> None:
        """A line that is no mark any more: it continues the open leaf or begins a paragraph or indented code."""
        bare = rest.strip(" \t")
        if not bare:
            return  # the first line of an item that begins empty
        indent = len(rest) - len(rest.lstrip(" "))
        leaf = self.leaf
        if leaf is not None and leaf.kind is Kind.PARAGRAPH:
            self._continue_paragraph(leaf, rest.lstrip(" \t"), bare, indent)
        elif leaf is not None and leaf.kind is Kind.TABLE:
            self.blocks += len(leaf.align)
            if self.blocks > MAX_BLOCKS:
                self.leaf = self._place(Node(Kind.PARAGRAPH, lines=[bare]))
            else:
                leaf.lines.append(bare)
        elif indent >= 4:
            if leaf is None or leaf.kind is not Kind.INDENTED:
                leaf = self.leaf = self._place(Node(Kind.INDENTED))
            leaf.lines.append(rest[4:])
        else:
            self.leaf = self._place(Node(Kind.PARAGRAPH, lines=[rest.lstrip(" \t")]))

    def _continue_paragraph(self, leaf: Node, line: str, bare: str, indent: int) -> None:
        if indent <= 3 and (match := starts.SETEXT.match(bare)):
            leaf.kind, leaf.number, self.leaf = Kind.HEADING, 1 if match[1][0] == "=" else 2, None
        elif indent <= 3 and self.blocks < MAX_BLOCKS and (found := table(leaf.lines[-1], bare)) is not None:
            leaf.lines.pop()
            if not leaf.lines:
                parent = self.stack[-1]
                found.after_blank = leaf.after_blank
                parent.children.remove(leaf)
                parent.children.append(found)
            else:
                self._place(found)
            self.leaf = found
        else:
            leaf.lines.append(line)


def read(source: str) -> Node:
    """The document that these lines make."""
    reader = Reader()
    for line in source.split("\n"):
        reader.feed(line)
    return reader.document
