"""What may stand in a stored text. Tight on purpose; the attack corpus in the tests guards it.

The elements are those that Stack Exchange's sites let people type, plus what our own renderer writes.
"""

import re

from pygments.token import STANDARD_TYPES

from .addresses import has_known_scheme


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


HEADING_SHIFT = 2
"""Levels by which a post's headings move down: the page's title is h1, the parts of a thread are h2."""

BLOCKS = _words(
    """
    p blockquote pre ul ol li dl dt dd h1 h2 h3 h4 h5 h6 hr table thead tbody tr th td details summary
    """
)
INLINE = _words(
    """
    a b br code del em i img ins kbd s span strike strong sub sup
    """
)
TAGS = BLOCKS | INLINE
COMMENT_TAGS = frozenset({"a", "code", "del", "em", "img", "span", "strong"})
"""Images become links there, and a span without a class is dropped again (finishing.py)."""
DIRECTED = _words(
    """
    p li h1 h2 h3 h4 h5 h6 blockquote dt dd td th summary
    """
)
"""Elements that find their own writing direction."""

HTML_NAMES = TAGS | _words(
    """
    abbr acronym address applet area article aside audio base basefont bdi bdo bgsound big blink body button
    canvas caption center cite col colgroup data datalist dfn dialog dir div embed fieldset figcaption figure
    font footer form frame frameset head header hgroup html iframe input isindex keygen label layer legend link
    listing main map mark marquee math menu menuitem meta meter nav nobr noembed noframes noscript object
    optgroup option output param picture plaintext progress q rp rt ruby samp script search section select small
    source style svg template textarea tfoot time title track tt u var video wbr xml xmp
    """
)
"""Names that are markup wherever they stand; what the sanitiser does not keep of them is dropped, not shown."""

LANGUAGE = re.compile(r"language-[a-z0-9][a-z0-9+#.-]{0,39}")
_NUMBER = re.compile(r"\d{1,4}")
_CLASSES = {
    "a": frozenset({"mention", "tag"}),
    "blockquote": frozenset({"spoiler"}),
    "details": frozenset({"spoiler"}),
    "code": frozenset({"highlight"}),
    "span": frozenset(name for name in STANDARD_TYPES.values() if name),
}
_ATTRIBUTES = {
    "a": frozenset({"href", "title", "class"}),
    "img": frozenset({"src", "alt", "title", "width", "height"}),
    "ol": frozenset({"start"}),
    "li": frozenset({"value"}),
    "th": frozenset({"align"}),
    "td": frozenset({"align"}),
    **{tag: frozenset({"class"}) for tag in ("blockquote", "details", "code", "span")},
}

MATH_ELEMENTS = _words(
    """
    math mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mtable mtr mtd
    mstyle mpadded mphantom menclose mfenced merror mmultiscripts mprescripts none
    """
)
"""Presentation MathML only: nothing that links, acts, scripts, or holds HTML."""
_LENGTH = re.compile(r"-?[\d.]{1,8}(?:em|ex|px|pt|mu|%|cm|mm|in|pc)?|[a-z]{1,30}")
_WORD = re.compile(r"[a-z-]{1,30}(?: [a-z-]{1,30}){0,20}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]{1,30}")
MATH_ATTRIBUTES = {
    "xmlns": re.compile(r"http://www\.w3\.org/1998/Math/MathML"),
    **dict.fromkeys(
        _words(
            """
        display displaystyle mathvariant stretchy fence form accent accentunder movablelimits largeop
        separator symmetric columnalign rowalign notation rowlines columnlines
        """
        ),
        _WORD,
    ),
    **dict.fromkeys(
        _words(
            """
        linethickness width height depth lspace rspace voffset minsize maxsize rowspacing columnspacing
        scriptlevel
        """
        ),
        _LENGTH,
    ),
    "mathcolor": _COLOUR,
    "mathbackground": _COLOUR,
}


def allows_attribute(tag: str, name: str, value: str) -> bool:
    """bleach asks this for each attribute; addresses it checks a second time in its own way."""
    if name == "dir":
        return tag in DIRECTED and value in {"ltr", "rtl", "auto"}
    if name == "open":
        return tag == "details"
    if name not in _ATTRIBUTES.get(tag, ()):
        return False
    if name == "class":
        tokens = value.split()
        return bool(tokens) and all(token in _CLASSES[tag] or _is_language(tag, token) for token in tokens)
    if name in {"width", "height", "start", "value"}:
        return _NUMBER.fullmatch(value) is not None
    if name == "align":
        return value in {"left", "center", "right"}
    if name in {"href", "src"}:
        return has_known_scheme(value)
    return "\ufdd0" not in value


def _is_language(tag: str, token: str) -> bool:
    return tag == "code" and LANGUAGE.fullmatch(token) is not None
