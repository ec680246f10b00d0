"""How tag names stand in addresses: `/questions/tagged/c%2B%2B+java`.

A server in front may decode the path before we see it (`c+++java`), so a joined list is read against the names
that exist, longest first.
"""

from urllib.parse import quote

LONGEST = 400  # characters that are looked at: five names and what may stand between them


def quote_tag(name: str) -> str:
    """`name` for a path segment; `+` joins tags, so a plus inside a name is escaped."""
    return quote(name, safe="")


def split_tags(joined: str, exists) -> list[str]:
    """Split `a+b` into names; `exists(names)` returns the set of those among `names` that exist.

    At each point the longest existing name wins. Text that begins no existing name becomes a name up to the next plus,
    so that the page can say which tag it does not know.
    """
    joined = joined.strip().lower().replace(" ", "+")[:LONGEST]
    spans = _spans(joined)
    known = exists({joined[start:end] for start, end in spans})
    names: list[str] = []
    at = 0
    while at < len(joined):
        ends = [end for start, end in spans if start == at and joined[start:end] in known]
        end = max(ends) if ends else _next_plus(joined, at)
        if end > at and joined[at:end] not in names:
            names.append(joined[at:end])
        at = end + 1
    return names[:5]


def _spans(joined: str) -> list[tuple[int, int]]:
    """Every stretch that could be a name: from the start or after a plus, to the end or before a plus."""
    starts = [0] + [i + 1 for i, sign in enumerate(joined) if sign == "+"]
    ends = [i for i, sign in enumerate(joined) if sign == "+"] + [len(joined)]
    return [(start, end) for start in starts[:40] for end in ends if 0 < end - start <= 35]


def _next_plus(joined: str, at: int) -> int:
    found = joined.find("+", at)
    return len(joined) if found < 0 else found
