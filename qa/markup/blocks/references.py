"""Link reference definitions: ``[label]: address "title"`` at the start of a paragraph."""

import re

from ..source import fold

_DEFINITION = re.compile(
    r"""\[((?:[^\[\]\\]|\\.){1,999}+)\]:[ \t]*+\n?[ \t]*+
    (<[^<>\n]*+>|[^\s<]\S*+)
    (?:(?:[ \t]++|[ \t]*+\n[ \t]*+)("(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?
    [ \t]*+(?:\n|$)""",
    re.VERBOSE | re.DOTALL,
)
_WITHOUT_TITLE = re.compile(
    r"\[((?:[^\[\]\\]|\\.){1,999}+)\]:[ \t]*+\n?[ \t]*+(<[^<>\n]*+>|[^\s<]\S*+)()[ \t]*+(?:\n|$)", re.DOTALL
)

_LATE = re.compile(r"\[[^\[\]\\]{1,99}\]:[ \t]++<?https?://\S++(?:[ \t]++[\"'(][^\n]*+)?[ \t]*+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def take_definitions(text: str, references: dict[str, tuple[str, str | None]]) -> str:
    """The text without the definitions it begins with; each is put into ``references``, the first of a label wins."""
    position = 0
    while text.startswith("[", position):
        match = _DEFINITION.match(text, position) or _WITHOUT_TITLE.match(text, position)
        if match is None or not match[1].strip():
            break
        address = match[2][1:-1] if match[2].startswith("<") else match[2]
        title = _plain(match[3][1:-1]) if match[3] else None
        references.setdefault(fold(_plain(match[1])), (_plain(address), title))
        position = match.end()
    return text[position:]


def take_late_definitions(lines: list[str], references: dict[str, tuple[str, str | None]]) -> list[str]:
    """The lines of a paragraph without definitions that follow its text.

    CommonMark wants a blank line before them; Stack Exchange does not, and its posts rely on it.
    """
    kept = []
    for position, line in enumerate(lines):
        if position == 0 or not _LATE.fullmatch(line) or take_definitions(line, references):
            kept.append(line)
    return kept
