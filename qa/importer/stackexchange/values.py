"""From the text of an attribute to a value. What cannot be one is None; nothing here raises."""

import re
from datetime import UTC, datetime

from qa.core.text import clean_line, clean_text

HIGHEST = 2**31 - 1  # numbers of a dump have 32 bits
_WHOLE = re.compile(r"-?[0-9]{1,10}\Z")


def whole(text: str | None) -> int | None:
    """A whole number of 32 bits."""
    if text is None or not _WHOLE.match(text):
        return None
    number = int(text)
    return number if -HIGHEST <= number <= HIGHEST else None


def key(text: str | None) -> int | None:
    """The id of a row: above zero."""
    number = whole(text)
    return number if number is not None and number > 0 else None


def person(text: str | None) -> int | None:
    """The id of a member: above zero, or −1 for the system's own account."""
    number = whole(text)
    return number if number is not None and (number > 0 or number == -1) else None


def moment(text: str | None) -> datetime | None:
    """A moment; dumps write UTC without saying so."""
    try:
        at = datetime.fromisoformat(text or "")
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def line(text: str | None, longest: int) -> str:
    """One line of at most `longest` characters."""
    return clean_line(text or "")[:longest].strip()


def lines(text: str | None) -> str:
    return clean_text(text or "")


def tag_names(text: str | None) -> list[str]:
    """The tags of `<a><b>`, `|a|b|` or `a b`, lower-case, each once, in their order.

    >>> tag_names("<c++><.net>"), tag_names("|c++|.net|"), tag_names("<c++> <.net>"), tag_names("c++ .net")
    (['c++', '.net'], ['c++', '.net'], ['c++', '.net'], ['c++', '.net'])
    """
    names = re.split(r"[<>|\s]+", clean_line(text or "").lower())
    return list(dict.fromkeys(name[:35] for name in names if name))
