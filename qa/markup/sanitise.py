"""The one door for HTML: bleach with our allow-list, then the finish that every text gets."""

import re
import threading
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from html import escape

import bleach

from .addresses import PROTOCOLS
from .finishing import Finish, Finishing
from .policy import COMMENT_TAGS, HEADING_SHIFT, TAGS, allows_attribute
from .source import storable

MAX_ELEMENTS = 6_000
"""Elements of one text."""
MAX_NEST = 200
"""Elements inside one another. They cost the parser the square of their number, and browsers stop at 512."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_SHALLOW = frozenset({"br", "hr", "img", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody"})
"""Elements that hold nothing or that people need not close."""

_local = threading.local()


class TooManyElementsError(ValueError):
    """The text would make a page that nobody can clean or show in reasonable time."""


def sanitise(html: str, *, image_hosts: frozenset[str] = frozenset(), heading_shift: int = HEADING_SHIFT) -> str:
    """Harmless HTML that says the same: the way in for HTML from elsewhere, such as an import's bodies.

    Elements that are not allowed go and their text stays. Never raises: what is beyond the limits is shown as source.
    With ``heading_shift=0`` it changes nothing in its own output, formulas excepted.
    """
    text = storable(html)
    try:
        return clean_post(text, image_hosts=image_hosts, heading_shift=heading_shift)
    except (TooManyElementsError, RecursionError):
        return f'<p dir="auto">{escape(text)}</p>'


def clean_post(
    html: str,
    *,
    image_hosts: frozenset[str] = frozenset(),
    heading_shift: int = HEADING_SHIFT,
    formulas: Sequence[etree.Element] = (),
) -> str:
    """What a post may hold.

    ``formulas`` are checked trees of extensions/mathml.py; their marks in the text are replaced by them after
    everything else has been cleaned.
    """
    finish = Finishing(image_hosts=image_hosts, heading_shift=heading_shift, formulas=formulas)
    return _clean("post", TAGS, html, finish)


def clean_comment(html: str, *, formulas: Sequence[etree.Element] = ()) -> str:
    """What a comment may hold: emphasis, code and links."""
    return _clean("comment", COMMENT_TAGS, html, Finishing(formulas=formulas, images=False))


def _clean(name: str, tags: frozenset[str], html: str, finish: Finishing) -> str:
    """Cleaners are kept, one for each thread: making one costs more than using it."""
    _refuse_monsters(html)
    cleaner = getattr(_local, name, None)
    if cleaner is None:
        cleaner = bleach.Cleaner(
            tags=tags, attributes=allows_attribute, protocols=PROTOCOLS, strip=True, strip_comments=True
        )
        setattr(_local, name, cleaner)
    cleaner.filters = [lambda source: Finish(source, finish)]
    return cleaner.clean(html)


def _refuse_monsters(html: str) -> None:
    """Raise TooManyElementsError for what only an attacker writes."""
    if html.count("<") - html.count("</") > MAX_ELEMENTS:
        raise TooManyElementsError
    depth = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _SHALLOW:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > MAX_NEST:
                raise TooManyElementsError
