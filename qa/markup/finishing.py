"""What every text gets after cleaning, whoever typed it: a stream of tokens comes in, a stream goes out.

Runs behind bleach's own filter, so it sees only what is allowed, and adds only what stands here.
"""

import html
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .addresses import is_image_allowed, is_internal
from .extensions.mathml import MARK
from .policy import DIRECTED

Token = dict[str, Any]
REL = "nofollow ugc noopener"


@dataclass(frozen=True)
class Finishing:
    """How one text is to be finished."""

    image_hosts: frozenset[str] = frozenset()
    heading_shift: int = 0
    formulas: Sequence[etree.Element] = ()
    images: bool = True
    """False: every image becomes a link, as in comments."""


class Finish:
    """The filter. Remembers in how many links and in which spans it stands."""

    def __init__(self, source: Iterable[Token], finishing: Finishing) -> None:
        self.source = source
        self.finishing = finishing
        self.links = 0
        self.spans: list[bool] = []

    def __iter__(self) -> Iterator[Token]:
        """The tokens, finished; a paragraph without content is left out."""
        held: Token | None = None
        for token in self.source:
            if held is not None:
                if token["type"] == "EndTag" and token["name"] == "p":
                    held = None
                    continue
                if token["type"] == "SpaceCharacters" or (token["type"] == "Characters" and not token["data"].strip()):
                    continue
                yield from self._finish(held)
                held = None
            if token["type"] == "StartTag" and token["name"] == "p":
                held = token
            else:
                yield from self._finish(token)

    def _finish(self, token: Token) -> Iterator[Token]:
        for key, value in (token.get("data") or {}).items() if token["type"] in {"StartTag", "EmptyTag"} else ():
            token["data"][key] = value.replace('"', "&quot;")  # else bleach quotes it by ' and escapes & once too often
        match token["type"]:
            case "StartTag":
                yield from self._start(token)
            case "EndTag":
                yield from self._end(token)
            case "EmptyTag":
                yield from self._image(token) if token["name"] == "img" else [token]
            case "Characters" if self.finishing.formulas:
                yield from self._formulas(token["data"])
            case _:
                yield token

    def _start(self, token: Token) -> Iterator[Token]:
        name, data = token["name"], token["data"]
        if name == "span":
            self.spans.append(bool(data))
            if not data:
                return  # says nothing: a mention of nobody, or what cleaning left of somebody's style
        if name in DIRECTED:
            data.setdefault((None, "dir"), "auto")
        if name == "a":
            self.links += 1
            if not is_internal(data.get((None, "href"), "#")):
                data[(None, "rel")] = REL
        elif name == "pre":
            data[(None, "tabindex")] = "0"  # it scrolls, so the keyboard must reach it
        elif name == "table":
            yield _open("div", **{"class": "table-scroll", "tabindex": "0", "role": "group", "aria-label": _("Table")})
        yield {**token, "name": self._heading(name)}

    def _end(self, token: Token) -> Iterator[Token]:
        name = token["name"]
        if name == "span" and self.spans and not self.spans.pop():
            return
        if name == "a":
            self.links -= 1
        yield {**token, "name": self._heading(name)}
        if name == "table":
            yield _close("div")

    def _heading(self, name: str) -> str:
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            return f"h{min(6, int(name[1]) + self.finishing.heading_shift)}"
        return name

    def _image(self, token: Token) -> Iterator[Token]:
        """An image the reader's browser may fetch, or a link to one it may not."""
        data = token["data"]
        address = data.get((None, "src"), "")
        label = html.unescape(data.get((None, "alt"), "").strip() or address)
        if address and self.finishing.images and is_image_allowed(address, self.finishing.image_hosts):
            data.setdefault((None, "alt"), "")
            data[(None, "loading")] = "lazy"
            yield token
        elif self.links or not address:
            yield {"type": "Characters", "data": label}
        else:
            yield _open("a", href=address, **({} if is_internal(address) else {"rel": REL}))
            yield {"type": "Characters", "data": label}
            yield _close("a")

    def _formulas(self, text: str) -> Iterator[Token]:
        """The text with each mark replaced by the tokens of its formula."""
        position = 0
        for match in MARK.finditer(text):
            if match.start() > position:
                yield {"type": "Characters", "data": text[position : match.start()]}
            yield from _tree(self.finishing.formulas[int(match[1])])
            position = match.end()
        if position < len(text):
            yield {"type": "Characters", "data": text[position:]}


def _open(name: str, **attributes: str) -> Token:
    data = {(None, key): value for key, value in attributes.items()}
    return {"type": "StartTag", "name": name, "namespace": None, "data": data}


def _close(name: str) -> Token:
    return {"type": "EndTag", "name": name, "namespace": None, "data": {}}


def _tree(element: etree.Element) -> Iterator[Token]:
    yield _open(element.tag, **element.attrib)
    if element.text:
        yield {"type": "Characters", "data": element.text}
    for child in element:
        yield from _tree(child)
    yield _close(element.tag)
