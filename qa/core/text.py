"""Cleaning of what people type before it is checked or stored."""

import re
import unicodedata

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def clean_text(text: str) -> str:
    """Text of several lines: one kind of line end, nothing that PostgreSQL or XML cannot hold, no space at the ends."""
    text = _UNSTORABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text).strip()


def clean_line(text: str) -> str:
    """Text of one line (titles, names): also without invisible and direction signs, single spaces only."""
    return " ".join(_INVISIBLE.sub("", clean_text(text)).split())
