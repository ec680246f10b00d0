"""What changed between two texts: by lines, and inside changed lines by words, never for longer than is decent."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

STEPS = (
    50_000  # pairs of equal pieces that one `Effort` looks at: half a second at worst, and long natural texts need less
)


@dataclass(slots=True)
class Effort:
    """How many pairs may still be looked at. A page of many differences shares one, so that no text makes it slow."""

    left: int = STEPS

    def suffices(self, old: list[str], new: list[str]) -> bool:
        """Is enough left for comparing these? Then it is taken. Repetitions are what makes a comparison slow."""
        there = Counter(new)
        pairs = len(old) + len(new) + sum(count * there[piece] for piece, count in Counter(old).items())
        if pairs > self.left:
            return False
        self.left -= pairs
        return True


@dataclass(frozen=True, slots=True)
class Piece:
    """`op` is same, add or del."""

    op: str
    text: str


def difference(before: str, after: str, effort: Effort | None = None) -> list[Piece]:
    """The pieces of both texts in reading order; joined without `del` they are `after`, without `add` `before`.

    What is too long to be compared within `effort` is shown as taken out and put in as a whole.
    """
    effort = effort or Effort()
    pieces: list[Piece] = []
    for op, old, new in _compare(before.splitlines(keepends=True), after.splitlines(keepends=True), effort):
        if op == "replace":
            pieces += [piece for part in _compare(_words(old), _words(new), effort) for piece in _pieces(*part)]
        else:
            pieces += _pieces(op, old, new)
    return _joined(pieces)


def _compare(old: list[str], new: list[str], effort: Effort):
    """(operation, old text, new text) for the stretches of both lists; equal ends cost nothing."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    yield "equal", head, head
    if old and new and effort.suffices(old, new):
        for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield op, "".join(old[a:b]), "".join(new[c:d])
    else:
        yield "replace", "".join(old), "".join(new)
    yield "equal", tail, tail


def _pieces(op: str, old: str, new: str) -> list[Piece]:
    if op == "equal":
        return [Piece("same", old)] if old else []
    shared = _space_before(old) if _space_before(old) == _space_before(new) else ""
    parts = (Piece("same", shared), Piece("del", old.removeprefix(shared)), Piece("add", new.removeprefix(shared)))
    return [piece for piece in parts if piece.text]


def _space_before(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind made one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].op == piece.op:
            piece = Piece(piece.op, joined.pop().text + piece.text)
        joined.append(piece)
    return joined


def _words(text: str) -> list[str]:
    """Each with the space before it."""
    return re.findall(r"\s*(?:\w+|[^\w\s])|\s+", text)
