"""The piece of a text around the words that were found, with these marked.

PostgreSQL only puts two private signs around them; the HTML is made here, every piece escaped.
"""

from django.db import connection
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from qa import markup
from qa.search.querysets import CONFIG

_BEGIN, _END = "\ue000", "\ue001"  # of Unicode's private use area, removed from the texts first
_REMOVE = str.maketrans("", "", _BEGIN + _END)
_OPTIONS = f'StartSel="{_BEGIN}", StopSel="{_END}", MaxFragments=2, MinWords=12, MaxWords=28, FragmentDelimiter=" … "'
_SQL = """
SELECT texts.id,
    ts_headline(%(config)s::regconfig, texts.body, websearch_to_tsquery(%(config)s, %(words)s), %(options)s)
FROM unnest(%(ids)s::bigint[], %(bodies)s::text[]) AS texts (id, body)
"""
SEEN = 20  # characters that tell whether a piece stands at the beginning or the end
LOOKED_AT = 20_000  # characters of each text; making an excerpt takes time with every word


def excerpts(posts, words: str) -> dict[int, SafeString]:
    """{post id: safe HTML} for the posts of one page; one query."""
    bodies = [markup.plain_text(post.body_html).translate(_REMOVE)[:LOOKED_AT] for post in posts]
    params = {
        "config": CONFIG,
        "words": words,
        "options": _OPTIONS,
        "ids": [post.pk for post in posts],
        "bodies": bodies,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SQL, params)
        found = cursor.fetchall()
    whole = dict(zip(params["ids"], bodies, strict=True))
    return {pk: _marked(_dotted(text, whole[pk])) for pk, text in found}


def _dotted(piece: str, whole: str) -> str:
    """`piece` with an ellipsis where the text goes on.

    >>> _dotted("in the \ue000middle\ue001 of", "Here in the middle of it.")
    '… in the \ue000middle\ue001 of …'
    """
    plain, whole = piece.translate(_REMOVE).strip(), whole.strip()
    before = "" if whole.startswith(plain[:SEEN]) else "… "
    after = "" if whole.endswith(plain[-SEEN:]) else " …"
    return f"{before}{piece.strip()}{after}"


def _marked(text: str) -> SafeString:
    """
    >>> _marked("a <b> \\ue000word\\ue001")
    'a &lt;b&gt; <mark>word</mark>'
    """
    before, *rest = text.split(_BEGIN)
    pieces = [piece.partition(_END) for piece in rest]
    marked = format_html_join("", "<mark>{}</mark>{}", ((word, after) for word, _, after in pieces))
    return format_html("{}{}", before, marked)
