"""Markdown in, safe HTML out: the only place that imports bleach and the only one that calls ``mark_safe``.

It knows no other app and no table. Text is rendered once, when it is written, and the HTML is stored.
"""

from .render import Mentions, mentioned_usernames, render, render_comment
from .sanitise import sanitise
from .text import excerpt, links_in, mentions_in, plain_text
from .trust import trusted

__all__ = [
    "Mentions",
    "excerpt",
    "links_in",
    "mentioned_usernames",
    "mentions_in",
    "plain_text",
    "render",
    "render_comment",
    "sanitise",
    "trusted",
]
