"""No text may take long, fail, or pass unclean."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.markup import excerpt, links_in, mentioned_usernames, plain_text, render, render_comment, sanitise

LENGTH = 30_000
SECONDS = 5
"""Generous, for busy machines; measured: 1.5 s for the worst, under 0.5 s for nearly all."""

REPEATED = r"""[ ![ * _ **a_ *a_ ***a > >! ` `a`` < <b> <!-- <details>⏎ ( [a]( [a](b" [a][ [a]:_b⏎ [[a] [a](b) [a]
![a](b) ] [a](< [\ -_ -_a⏎ 1._ *_* +_a⏎__ | |a a|b⏎-|-⏎ & &# ~~a ~~a~~ $ $a $a$ $$ @ @a_ http:// http://a_ http://a(
www.a <http:// <http://a> \ \* \⏎ __⏎ # #⏎ =⏎ --- ```⏎ ```python⏎ ____a⏎ ⏎ a⏎ [tag: [tag:a] </ <? <![CDATA[
<p> <table> <ul><li> <a_href=x> <details><summary> [a⏎ [x]:_< *[a]( $\frac{ $x^2$_ `a`_ $a` [` *` <a_title='
<pre> <svg> <math> <style> <textarea> <select> <b><i> <table><tr><td> <a><table> <p><a> <nobr> <template>
<button> *_~~ ``\ ```*a_b_-\ a**b_c &lt; *a_b
""".split()  # noqa: SIM905 - as a list it would be ninety lines
SHAPED = {
    "deep list": "".join("  " * depth + "- a\n" for depth in range(170)),
    "deep quote": "".join(">" * depth + " a\n" for depth in range(240)),
    "growing backticks": " ".join("`" * length for length in range(1, 240)),
    "balanced brackets": "[" * 15_000 + "]" * 15_000,
    "brackets side by side": "[" + "[]" * 15_000,
    "balanced parentheses": "[a](" + "(" * 15_000 + ")" * 15_000,
    "short rows": "|a" * 50 + "|\n" + "|-" * 50 + "|\n" + "a\n" * 14_900,
    "wide table": "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|",
    "code of brackets": "```python\n" + "(" * 9_900 + "\n```",
    "code of quotes": "```perl\n" + "q{\n" * 3_000 + "\n```",
    "spaces": "# a" + " " * 29_000 + "b",
    "spaces in a link": "[a](b" + " " * 29_000 + "c",
    "openers then closers": "*a " * 7_000 + "b* " * 3_000,
    "long formulas": ("$" + "a" * 990) * 30,
    "braces": "$" + "{" * 490 + "}" * 490 + "$",
    "references": "[a]: b\n\n" + "[a]" * 9_000,
    "labels": "".join(f"[{number}]: b\n" for number in range(3_000)),
    "attributes": "<a " + " ".join(f"a{number}=1" for number in range(4_000)) + ">",
    "mentions": " ".join(f"@u{number}" for number in range(5_000)),
    "alternating lists": "\n".join(("- " if number % 2 else "* ") + "a" for number in range(7_000)),
    "quotes of lists": "> - " * 7_500,
    "bidirectional": "\u202eabc\u2066 \u2069" * 3_000,
    "control": "".join(map(chr, range(32))) * 900,
}


def _hostile() -> dict[str, str]:
    units = {unit: unit.replace("_", " ").replace("⏎", "\n") for unit in REPEATED}
    return {**{name: (unit * LENGTH)[:LENGTH] for name, unit in units.items()}, **SHAPED}


@pytest.mark.parametrize("name", _hostile())
def test_time_is_bounded(name, faults):
    text = _hostile()[name]
    for function in (render, render_comment):
        begin = time.perf_counter()
        html = function(text)
        assert time.perf_counter() - begin < SECONDS
        assert faults(html) == []


@pytest.mark.parametrize("unit", ["<b>", "<ul><li>", "<table><tr><td>", "<a ", "<div>", "<p>", "<details><summary>"])
def test_foreign_html_takes_bounded_time(unit, faults):
    begin = time.perf_counter()
    html = sanitise((unit * LENGTH)[:LENGTH])
    assert time.perf_counter() - begin < SECONDS
    assert faults(html) == []


def test_nothing_is_lost_behind_the_limits():
    assert plain_text(render("> " * 100 + "word")).endswith("word")
    assert plain_text(render("- a\n" * 7_000 + "\nword")).endswith("word")
    assert plain_text(render("<b>" * 7_000 + "word")).endswith("word")


WORDS = ["\n\n", ">! ", "```", "<b>", "</b>", "<a href=", "[tag:", "$$", "&#", "x", "é", "\0"]
marks = st.sampled_from([*"*_~`[]()<>!#|$@&\\:-+=1. \n\t\"'/", *WORDS])
texts = st.one_of(st.text(st.characters(codec=None), max_size=300), st.lists(marks, max_size=80).map("".join))


@settings(max_examples=250, deadline=None)
@given(text=texts)
def test_any_text_is_harmless_and_stays_as_it_is_when_cleaned_again(text, faults):
    html = render(text)
    assert faults(html) == []
    assert faults(render_comment(text)) == []
    if "<math" not in html:
        assert sanitise(html, heading_shift=0) == html


@settings(max_examples=100, deadline=None)
@given(text=texts)
def test_any_foreign_html_is_harmless(text, faults):
    html = sanitise(text)
    assert faults(html) == []
    assert sanitise(html, heading_shift=0) == html


@settings(max_examples=60, deadline=None)
@given(texts, st.integers(20, 300))
def test_words_of_any_text(text, length):
    html = render(text)
    assert len(excerpt(html, length)) <= length
    assert "\n" not in plain_text(html)
    assert all(isinstance(link, str) for link in links_in(html))
    assert all(name == name.lower() for name in mentioned_usernames(text))
