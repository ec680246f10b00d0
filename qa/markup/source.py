"""What a text must be before anybody parses it."""

import re
import unicodedata

# U+FDD0–U+FDEF are noncharacters: Unicode promises never to assign them, so we may use two as marks of our own
# (mathml.py) as long as no text brings them along.
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?|\x0c|\x85|\u2028|\u2029")
_LEADING_TABS = re.compile(r"^(?:[ >*+\-0-9.)]*\t)+", re.MULTILINE)


def storable(text: str) -> str:
    """The text without what PostgreSQL, XML or HTML cannot hold; ``\\n`` is its only line end.

    Control characters go (Markdown uses two of them for itself), lone surrogates become U+FFFD. Bidirectional marks
    stay: they are part of the words.
    """
    return _UNSTORABLE.sub("", _SURROGATE.sub("\ufffd", _NEWLINE.sub("\n", text)))


def normalise(source: str) -> str:
    """What can be stored of a Markdown text, with tabs that indent as spaces up to the next four-column stop."""
    return _LEADING_TABS.sub(lambda match: match[0].expandtabs(4), storable(source))


def fold(label: str) -> str:
    """A link label as it is compared: case folded, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", label).casefold().split())
