"""What was typed into the search field, read kindly: no text is an error."""

import re
from dataclasses import dataclass

from qa.core.text import clean_line

LONGEST = 200  # characters that are looked at
_TAG = re.compile(r"\[([^\[\]\s]{1,35})\]")


@dataclass(frozen=True, slots=True)
class Query:
    """`words` in the manner of web search engines ("a phrase", or, -without); `tags` stood in [brackets]."""

    text: str
    words: str
    tags: tuple[str, ...]


def parse(typed: str) -> Query:
    """
    >>> parse('[sleep] "cannot rest"').tags
    ('sleep',)
    """
    text = clean_line(typed[: 4 * LONGEST])[:LONGEST]
    tags = dict.fromkeys(name.lower() for name in _TAG.findall(text))
    return Query(text=text, words=" ".join(_TAG.sub(" ", text).split()), tags=tuple(tags)[:5])
