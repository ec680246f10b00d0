"""What somebody wrote in an answer by mail: without the text that they answer, without their signature."""

import re
from html import unescape
from itertools import islice

import quotequail
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.utils.html import strip_tags

from qa.core.text import clean_text

LONGEST = 20_000  # characters that are looked at; a comment has 600
MOST_LINES = 500  # the library compares lines with each other
_SIGNATURE = re.compile(r"^--\s*$", re.MULTILINE)
_SENT_WITH = re.compile(
    r"\n+(?:sent (?:from|with|via) |get outlook for |gesendet mit |von meinem .{1,40} gesendet|envoyé (?:de|depuis) |"
    r"enviado desde |verzonden vanaf |inviato da |отправлено с )[^\n]{0,80}\s*\Z",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|p|div|li|tr|td|h[1-6]|hr|pre|blockquote)\b", re.IGNORECASE)
_LINE = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|blockquote)>", re.IGNORECASE)
# What is never closed goes on to the end, as in browsers; looking for its end again and again would take minutes.
_UNSEEN = re.compile(r"<(style|script|head|title)\b(?:.*?</\1\s*>|.*)", re.IGNORECASE | re.DOTALL)


def own_words(text: str | None, html: str | None = None) -> str:
    """The new text of a reply, from its plain part or, where there is none, from its HTML."""
    if not (text and text.strip()):
        text = _text_of(html) if html and html.strip() else ""
    return clean_text(_without_signature(_unquoted(_tidy(text)))) if text else ""


def _unquoted(text: str) -> str:
    found = quotequail.unwrap(text)
    if not found:
        return text
    kept = [found.get("text_top", ""), found.get("text_bottom", "")]
    return "\n\n".join(_without_introduction(part) for part in kept if part)


def _without_introduction(text: str) -> str:
    """Without a last line “on that day … wrote:” in a language that the library does not know."""
    lines = text.rstrip().split("\n")
    last = " ".join(lines[-2:]) if len(lines) > 1 and not _names_us(lines[-1]) else lines[-1]
    if lines[-1].rstrip().endswith(":") and _names_us(last):
        del lines[-2 if last is not lines[-1] else -1 :]
    return "\n".join(lines)


def _names_us(line: str) -> bool:
    address = re.search(r"[\w.+-]+@[\w.-]+", settings.DEFAULT_FROM_EMAIL)
    local = settings.INBOUND_MAIL_ADDRESS.partition("@")[0]
    return bool((address and address[0] in line) or (local and f"{local}+" in line))


def _without_signature(text: str) -> str:
    text = _SIGNATURE.split(text, maxsplit=1)[0] if _SIGNATURE.search(text) else text
    return _SENT_WITH.sub("", "\n" + text.strip()).strip()


def _tidy(text: str) -> str:
    text = text[:LONGEST].replace("\r\n", "\n").replace("\ufeff", "").replace("\u00a0", " ")
    return "\n".join(text.split("\n", MOST_LINES)[:MOST_LINES])


def _text_of(html: str) -> str:
    """Words and line ends; what is quoted is left out where it says so."""
    html = _UNSEEN.sub("", html[: LONGEST * 5])
    after = next(islice(_BREAK.finditer(html), MOST_LINES, None), None)
    html = html[: after.start()] if after else html
    unwrapped = quotequail.unwrap_html(html) or {}
    html = unwrapped.get("html_top") or html
    html = re.split(r"<blockquote\b|<div[^>]{0,200}\bgmail_quote", html, maxsplit=1)[0]
    try:
        text = strip_tags(_LINE.sub("\n", html))
    except SuspiciousOperation:  # nothing that a person has written looks like that
        return ""
    lines = (line.strip() for line in unescape(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
