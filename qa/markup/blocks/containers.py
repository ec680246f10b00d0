"""The open containers: which of them a line continues, and which it opens."""

from . import starts
from .nodes import Kind, Node

MAX_DEPTH = 24
"""Containers inside one another (a list counts with its item). Deeper marks stay text."""

MAX_BLOCKS = 3_000
"""Blocks and table cells of one text; behind them everything is one paragraph. A text of thirty thousand characters
with more is no text, and the sanitiser spends a tenth of a millisecond on each."""


class Containers:
    """The stack of open quotes, lists and items, and the leaf that is open in the innermost."""

    def __init__(self) -> None:
        self.document = Node(Kind.DOCUMENT)
        self.stack = [self.document]
        """Open containers, outermost first; lists stand in it as well as their items."""
        self.leaf: Node | None = None
        self.blocks = 0
        self.blank_level: int | None = None
        """Containers from this level down have seen a blank line last; None: the last line was not blank."""

    def _match_containers(self, line: str) -> tuple[int, int, int]:
        """How many open containers this line continues, the column behind their marks, and the innermost quote."""
        column, quoted, level = 0, 0, 1
        while level < len(self.stack):
            node = self.stack[level]
            rest = line[column:]
            bare = rest.lstrip(" ")
            indent = len(rest) - len(bare)
            if node.kind is Kind.QUOTE:
                match = starts.QUOTE.match(bare) if indent <= 3 else None
                if match is None or (match[1] == ">!" and not node.spoiler):
                    break
                column += indent + match.end()
                quoted = level
            elif node.kind is Kind.ITEM:
                if not bare:
                    if not node.children and self.leaf is None and not node.lines:
                        break  # an item may begin with one blank line, not with two
                    column = len(line)
                elif indent >= node.indent:
                    column += node.indent
                else:
                    break
            level += 1
        if self.stack[level - 1].kind is Kind.LIST:
            level -= 1  # a list goes on only with an item
        return level, column, quoted

    def _open_containers(self, rest: str, level: int) -> tuple[Node | None, int, str, bool]:
        """Open the quotes and items that begin here.

        Answers with the leaf that begins behind them, the level reached, the rest of the line, and whether any opened.
        """
        fresh = False
        while True:
            bare = rest.lstrip(" ")
            indent = len(rest) - len(bare)
            in_paragraph = self.leaf is not None and self.leaf.kind is Kind.PARAGRAPH and not fresh
            if indent >= 4 or not bare or self.blocks > MAX_BLOCKS:
                break
            if level < MAX_DEPTH:
                if match := starts.QUOTE.match(bare):
                    self._close_to(level)
                    self._push(Node(Kind.QUOTE, spoiler=match[1] == ">!"))
                    level, rest, fresh = len(self.stack), bare[match.end() :], True
                    continue
                if item := self._item(bare, in_paragraph and level == len(self.stack)):
                    marker, width, rest = item
                    self._add_item(marker, indent + width, level)
                    level, fresh = len(self.stack), True
                    continue
            leaf = starts.fence(bare, indent) or starts.heading(bare)
            if leaf is None and starts.RULE.match(bare) and not (in_paragraph and self._underlines(bare, level)):
                leaf = Node(Kind.RULE)
            return leaf or starts.html_block(bare), level, rest, fresh
        return None, level, rest, fresh

    def _underlines(self, bare: str, level: int) -> bool:
        return level == len(self.stack) and starts.SETEXT.match(bare) is not None

    def _item(self, bare: str, in_paragraph: bool) -> tuple[str, int, str] | None:
        """(mark, columns of the mark with its spaces, content) of the list item that begins here, or None."""
        match = starts.ITEM.match(bare)
        if match is None or starts.RULE.match(bare):
            return None
        content = bare[match.end() :]
        if in_paragraph and (not content.strip() or match[1][:-1] not in ("", "1")):
            return None  # a sentence may go on with "- " alone or with a year and a full stop
        spaces = len(content) - len(content.lstrip(" "))
        if not content.strip():
            return match[1], match.end() + 1, ""
        width = 1 if spaces > 4 else spaces
        return match[1], match.end() + width, content[width:]

    def _add_item(self, mark: str, indent: int, level: int) -> None:
        """Open an item, in the list that stands open at this level or in a new one."""
        marker, digits = mark[-1], mark[:-1]
        if level < len(self.stack) and self.stack[level].kind is Kind.LIST and self.stack[level].marker == marker:
            self._close_to(level + 1)
        else:
            self._close_to(level)
            self._push(Node(Kind.LIST, marker=marker, number=int(digits or 1)))
        self._push(Node(Kind.ITEM, indent=indent))

    def _place(self, node: Node) -> Node:
        """Make it the newest child of the innermost open container."""
        parent = self.stack[-1]
        if self.blank_level is not None and len(self.stack) - 1 >= self.blank_level:
            node.after_blank = bool(parent.children) or parent.kind is Kind.LIST
        parent.children.append(node)
        self.leaf = None
        self.blocks += 1
        return node

    def _push(self, node: Node) -> None:
        self._place(node)
        self.stack.append(node)

    def _close_to(self, level: int) -> None:
        if level < len(self.stack):
            self.leaf = None
        del self.stack[level:]
