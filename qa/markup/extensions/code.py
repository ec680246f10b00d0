"""Colours for fenced code: Pygments says which token is what, the style sheet says how it looks."""

import html
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import STANDARD_TYPES, Token
from pygments.util import ClassNotFound

from ..policy import LANGUAGE

_MAX_COLOURED = 10_000
"""Characters of one block; longer code stays plain, since a lexer's time may grow faster than its text."""
_MAX_LINE = 500
"""Characters of a line in coloured code, for the same reason."""
_LANGUAGES = frozenset(
    """
    bash sh shell console python py python3 pycon javascript js jsx typescript ts tsx json html xml css scss sql
    postgresql mysql c cpp c++ csharp c# java kotlin swift go rust ruby rb php perl lua r julia matlab haskell
    scala clojure elixir erlang lisp scheme dart diff ini toml yaml makefile docker dockerfile nginx powershell
    latex tex vim fortran pascal groovy ocaml fsharp
    """.split()  # noqa: SIM905 - a list to be read
)


class CodeColours(Treeprocessor):
    """Works on ``<code data-info="python">``."""

    def run(self, root: etree.Element) -> None:
        """Replace the mark by classes, and the text by spans where the language is known."""
        for code in root.iter("code"):
            info = code.attrib.pop("data-info", None)
            if info is None:
                continue
            name = html.unescape(info).strip("{}").removeprefix("lang-").removeprefix(".").lower()
            if LANGUAGE.fullmatch(f"language-{name}") is None:
                continue
            code.set("class", f"highlight language-{name}")
            text = html.unescape(code.text or "")
            lexer = _lexer(name)
            if lexer and len(text) <= _MAX_COLOURED and all(len(line) <= _MAX_LINE for line in text.split("\n")):
                _colour(code, lexer, text)


def _lexer(name: str) -> Lexer | None:
    if name not in _LANGUAGES:
        return None
    try:
        return get_lexer_by_name(name, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def _colour(code: etree.Element, lexer: Lexer, text: str) -> None:
    """Put the tokens into ``code``, neighbours of one kind together."""
    code.text = AtomicString("")
    last: etree.Element | None = None
    for kind, value in lexer.get_tokens(text):
        name = STANDARD_TYPES.get(kind) if kind is not Token.Text else ""
        while name is None:
            kind = kind.parent
            name = STANDARD_TYPES.get(kind)
        escaped = code_escape(value)
        if name and not value.isspace():
            if last is not None and not last.tail and last.get("class") == name:
                last.text = AtomicString(f"{last.text}{escaped}")
                continue
            last = etree.SubElement(code, "span", {"class": name})
            last.text = AtomicString(escaped)
        elif last is None:
            code.text = AtomicString(f"{code.text}{escaped}")
        else:
            last.tail = AtomicString(f"{last.tail or ''}{escaped}")


class CodeExtension(Extension):
    """After everything inline."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(CodeColours(md), "code_colours", 6)
