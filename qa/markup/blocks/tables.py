"""GitHub's tables: a row, a line of dashes, more rows."""

import re

from .nodes import Kind, Node

MAX_COLUMNS = 50
"""A wider table stays text: short rows are filled up with empty cells, which must not multiply."""

_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")


def cells(row: str) -> list[str]:
    """The texts of a row's cells; ``\\|`` is a pipe inside a cell."""
    row = row.strip()
    row = row.removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(row)]


def _alignment(cell: str) -> str:
    left, right = cell.startswith(":"), cell.endswith(":")
    return {(True, True): "center", (True, False): "left", (False, True): "right"}.get((left, right), "")


def table(header: str, line: str) -> Node | None:
    """The table whose first row is ``header`` if ``line`` is its line of dashes, or None."""
    if "-" not in line or "|" not in header + line or not _DELIMITER.match(line):
        return None
    align = [_alignment(cell) for cell in cells(line)]
    if len(align) > MAX_COLUMNS or len(cells(header)) != len(align):
        return None
    return Node(Kind.TABLE, align=align, lines=[header])
