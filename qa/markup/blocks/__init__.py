"""The block structure of a text, as CommonMark describes it.

Python-Markdown's own block parser wants four columns of indentation for a nested list and a blank line before each
list; people who learnt Markdown elsewhere write neither. This parser takes its place through the package's own
hook (``md.parser``) and gives it the same kind of tree. It reads every line once against a stack of open containers
whose height is capped, so its time grows with the length of the text and with nothing else.
"""

from markdown import Markdown
from markdown.extensions import Extension

from .parser import BlockStructure, OneParagraph

__all__ = ["BlockExtension", "InlineOnlyExtension"]


class BlockExtension(Extension):
    """Blocks as in CommonMark, with tables and spoilers."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser = BlockStructure(md)
        for name in ("normalize_whitespace", "html_block"):  # done by source.normalise and by the block parser
            md.preprocessors.deregister(name)


class InlineOnlyExtension(Extension):
    """The whole text is one run of inline Markdown, as in a comment."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.parser = OneParagraph(md)
        for name in ("normalize_whitespace", "html_block"):
            md.preprocessors.deregister(name)
