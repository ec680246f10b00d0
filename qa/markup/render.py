"""Markdown in, safe HTML out."""

import logging
from collections.abc import Callable
from html import escape

from markdown import Markdown

from .engine import comment_engine, forget_engines, post_engine
from .policy import HEADING_SHIFT
from .sanitise import TooManyElementsError, clean_comment, clean_post
from .source import normalise

Mentions = Callable[[set[str]], dict[str, str]]
"""Given lowercase usernames, the profile addresses of those that exist."""

logger = logging.getLogger(__name__)


def render(
    source: str,
    *,
    mentions: Mentions | None = None,
    image_hosts: frozenset[str] = frozenset(),
    heading_shift: int = HEADING_SHIFT,
) -> str:
    """The HTML of a post, to be stored. Never raises for any text; ``mentions`` is called at most once.

    ``image_hosts`` are the hosts (lowercase, without port) whose images a reader's browser may fetch; images from
    elsewhere become links. ``heading_shift`` moves headings down: a post stands below others, a page of its own does
    not (0).
    """
    text = normalise(source)
    try:
        engine = post_engine()
        html = _convert(engine, text, mentions)
        formulas = [tree for _source, tree in engine.formulas]
        return clean_post(html, image_hosts=image_hosts, heading_shift=heading_shift, formulas=formulas)
    except Exception as error:
        _start_afresh(error)
        return _as_typed(text)


def render_comment(source: str, *, mentions: Mentions | None = None) -> str:
    """The HTML of a comment: one line of emphasis, code, links and mentions, without a paragraph around it."""
    text = normalise(source)
    try:
        engine = comment_engine()
        html = _convert(engine, text, mentions).removeprefix("<p>").removesuffix("</p>")
        return clean_comment(html, formulas=[tree for _source, tree in engine.formulas]).strip()
    except Exception as error:
        _start_afresh(error)
        return escape(" ".join(text.split()))


def mentioned_usernames(source: str) -> set[str]:
    """The lowercase usernames that ``render`` would ask for."""
    found: set[str] = set()

    def note(names: set[str]) -> dict[str, str]:
        found.update(names)
        return {}

    try:
        _convert(post_engine(), normalise(source), note)
    except Exception as error:
        _start_afresh(error)
    return found


def _convert(engine: Markdown, text: str, mentions: Mentions | None) -> str:
    engine.mentions = mentions
    try:
        html = engine.convert(text)
    finally:
        engine.mentions = None
    return html.replace("\x02", "").replace("\x03", "")  # marks of the package's own that found no way back


def _start_afresh(error: Exception) -> None:
    """An engine that stopped in the middle of a text is not used again; what was no refusal of ours is logged."""
    forget_engines()
    if not isinstance(error, TooManyElementsError):
        logger.error("A text could not be rendered and is shown as it was typed", exc_info=error)


def _as_typed(text: str) -> str:
    """The way out when a text is refused or a library gives up on it: its paragraphs, escaped."""
    return "\n".join(f'<p dir="auto">{escape(part)}</p>' for part in text.split("\n\n") if part.strip())
