"""Plain text and links out of stored HTML."""

from html.parser import HTMLParser

_BREAKS = frozenset(
    """
    p br li ul ol h1 h2 h3 h4 h5 h6 blockquote pre td th tr table hr dt dd summary div
    """.split()  # noqa: SIM905 - a list to be read
)


class _Reader(HTMLParser):
    """Collects text outside spoilers, and the addresses of links."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.links: list[str] = []
        self.mentions: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "details" and (self.hidden or ("class", "spoiler") in attrs):
            self.hidden += 1
        if tag == "a" and (href := dict(attrs).get("href")):
            self.links.append(href)
            if ("class", "mention") in attrs:
                self.mentions.append(href)
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "details" and self.hidden:
            self.hidden -= 1
        if tag in _BREAKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def plain_text(html: str) -> str:
    """The words of stored HTML on one line, without what a spoiler hides."""
    return " ".join("".join(_read(html).parts).split())


def excerpt(html: str, length: int = 200) -> str:
    """The first words, at most ``length`` characters with the ellipsis; for list rows and descriptions."""
    text = plain_text(html)
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    if not text[length - 1].isspace() and " " in cut[length // 2 :]:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:–—-") + "…"


def links_in(html: str) -> list[str]:
    """The addresses that stored HTML links to, in order, mentions and tags included."""
    return _read(html).links


def mentions_in(html: str) -> list[str]:
    """The addresses of members whom stored HTML mentions with @, in order; a plain link to a member is no mention."""
    return _read(html).mentions
