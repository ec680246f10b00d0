"""``>! text`` hides until the reader asks for it; without JavaScript, by ``details``."""

import xml.etree.ElementTree as etree

from django.utils.translation import gettext as _
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor


class Spoilers(Treeprocessor):
    """The block parser marks them as quotes; here they get the element that can open."""

    def run(self, root: etree.Element) -> None:
        """Turn each marked quote into details with a summary."""
        for quote in [element for element in root.iter("blockquote") if element.get("class") == "spoiler"]:
            quote.tag = "details"
            summary = etree.Element("summary")
            summary.text = _("Spoiler (select to show)")
            summary.tail = "\n"
            quote.insert(0, summary)


class SpoilerExtension(Extension):
    """After everything inline, so that nobody reads Markdown in a translator's words."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(Spoilers(md), "spoilers", 4)
