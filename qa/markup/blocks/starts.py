"""How the first characters of a line tell which block begins there. Patterns only; no state."""

import re

from .nodes import Kind, Node

QUOTE = re.compile(r"(>!(?!\[)|>) ?")  # ">![" is an image in a quote
HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
# Stack Exchange's habit: "#Heading". A digit after the sign is an issue number, a tag-like word stays a heading.
TIGHT_HEADING = re.compile(r"(#{1,6})(?=[^\s#\d\\])")
FENCE = re.compile(r"(`{3,})([^`\n]*)$|(~{3,})([^\n]*)$")
RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
SETEXT = re.compile(r"(=+|-+)[ \t]*$")
ITEM = re.compile(r"([*+-]|\d{1,9}[.)])(?= |$)")

_RULE_TAG = re.compile(r"<hr\s*/?>\s*", re.IGNORECASE)
_VERBATIM = re.compile(r"<(pre|script|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    r"|menuitem|nav|noframes|noscript|ol|optgroup|option|p|param|search|section|summary|svg|math|table|tbody|td|template"
    r"|tfoot|th|thead|title|tr|track|ul)(?=\s|/?>|$)",
    re.IGNORECASE,
)


def html_block(rest: str) -> Node | None:
    """The raw HTML block that begins here, as CommonMark's conditions 1 to 6 say, or None."""
    if not rest.startswith("<"):
        return None
    if _RULE_TAG.fullmatch(rest):
        return Node(Kind.RULE)  # what follows on the next line is Markdown, as on Stack Exchange
    if rest.startswith("<!--") and "-->" in rest and not rest.rstrip().endswith("-->"):
        return None  # and so is what follows a comment
    if match := _VERBATIM.match(rest):
        name = match[1].lower()
        return Node(Kind.HTML, info=name, marker=f"</{name}>")
    for opening, ending in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")):
        if rest.startswith(opening):
            return Node(Kind.HTML, info="!", marker=ending)
    if match := _BLOCK_TAG.match(rest):
        return Node(Kind.HTML, info=match[1].lower())
    return None


def heading(rest: str) -> Node | None:
    """The heading written on this line, or None."""
    match = HEADING.match(rest) or TIGHT_HEADING.match(rest)
    if match is None:
        return None
    text = rest[match.end() :].strip()
    bare = text.rstrip("#")
    if not bare or bare[-1] in " \t":
        text = bare.rstrip()  # closing hashes are decoration
    return Node(Kind.HEADING, number=len(match[1]), lines=[text])


def fence(rest: str, indent: int) -> Node | None:
    """The fenced code that this line opens, or None."""
    match = FENCE.match(rest)
    if match is None:
        return None
    return Node(Kind.FENCE, marker=match[1] or match[3], info=(match[2] or match[4] or "").strip(), indent=indent)
