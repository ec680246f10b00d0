"""What changed between two texts, by words."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

MAX_WORDS = 3000  # above, lines are compared: word by word would take seconds


@dataclass(frozen=True, slots=True)
class Piece:
    """`op` is same, add or del."""

    op: str
    text: str


def difference(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order; joined without `del` they are `after`, without `add` `before`."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > MAX_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        if b > a:
            pieces.append(Piece("del", "".join(old[a:b])))
        if d > c:
            pieces.append(Piece("add", "".join(new[c:d])))
    return pieces


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|\w+|[^\w\s]", text)
