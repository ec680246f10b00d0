"""What a document is made of while its lines are being read."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    """The kinds of block. The first four hold other blocks, the rest hold lines."""

    DOCUMENT = auto()
    QUOTE = auto()
    LIST = auto()
    ITEM = auto()
    PARAGRAPH = auto()
    HEADING = auto()
    RULE = auto()
    FENCE = auto()
    INDENTED = auto()
    HTML = auto()
    TABLE = auto()


@dataclass(slots=True, eq=False)
class Node:
    """One block."""

    kind: Kind
    children: list["Node"] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    after_blank: bool = False
    """A blank line stood before it, inside the same container: this is what makes a list loose."""
    spoiler: bool = False
    """QUOTE only: written with ``>!``."""
    marker: str = ""
    """LIST: the bullet, or ``.`` or ``)``. FENCE: the fence itself. HTML: what ends the block ("" = a blank line)."""
    indent: int = 0
    """ITEM: column where its content starts. FENCE: columns before the fence."""
    number: int = 1
    """LIST: first number. HEADING: level."""
    info: str = ""
    """FENCE: what stands behind the opening fence. HTML: name of the element."""
    align: list[str] = field(default_factory=list)
    """TABLE: one of "", left, center, right for each column."""

    def last(self) -> "Node | None":
        """Its newest child."""
        return self.children[-1] if self.children else None

    def is_loose(self) -> bool:
        """LIST: whether its items are set as paragraphs."""
        return any(
            (item.after_blank and position > 0) or any(child.after_blank for child in item.children[1:])
            for position, item in enumerate(self.children)
        )
