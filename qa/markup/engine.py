"""The Markdown machines: costly to build and not safe to share between threads, so each thread keeps its own."""

import threading

from markdown import Markdown

from .blocks import BlockExtension, InlineOnlyExtension
from .extensions import (
    CodeExtension,
    CodeSpanExtension,
    LinkExtension,
    MathExtension,
    MentionExtension,
    RawHtmlExtension,
    SpoilerExtension,
    TagExtension,
)

_local = threading.local()


def post_engine() -> Markdown:
    """For questions, answers, wikis and profiles."""
    if not hasattr(_local, "post"):
        _local.post = _build(BlockExtension(), RawHtmlExtension(), CodeExtension(), SpoilerExtension())
    return _local.post.reset()


def comment_engine() -> Markdown:
    """For comments: inline only, and every ``<`` is a sign like any other."""
    if not hasattr(_local, "comment"):
        engine = _build(InlineOnlyExtension())
        engine.inlinePatterns.deregister("html")
        _local.comment = engine
    return _local.comment.reset()


def forget_engines() -> None:
    """After an error in the middle of a text the machine's state is unknown: the next text gets a new one."""
    _local.__dict__.clear()


def _build(*extensions: object) -> Markdown:
    common = [CodeSpanExtension(), LinkExtension(), MathExtension(), MentionExtension(), TagExtension()]
    engine = Markdown(extensions=[*extensions, *common], output_format="html")
    engine.treeprocessors.deregister("prettify")  # the blocks come with line ends of their own
    return engine
