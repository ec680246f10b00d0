"""What people type, and what the page then says."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from qa.markup import render, render_comment
from qa.markup.finishing import REL

P = '<p dir="auto">'
OUT = f'rel="{REL}"'


def members(names: set[str]) -> dict[str, str]:
    return {name: f"/users/7/{name}" for name in names & {"ada", "j.doe"}}


EXAMPLES = {
    "emphasis": (
        "*a* **b** ~~c~~ snake_case_name",
        f"{P}<em>a</em> <strong>b</strong> <del>c</del> snake_case_name</p>",
    ),
    "code": ("`a <b> &amp;`", f"{P}<code>a &lt;b&gt; &amp;amp;</code></p>"),
    "list without blank line": ("Things:\n- a\n- b", '<li dir="auto">b'),
    "nested by two": ("- a\n  - b\n    - c", '<ul><li dir="auto">c'),
    "number and bracket": ("3) a\n4) b", '<ol start="3">'),
    "year is no list": ("It was in\n1984. A book.", f"{P}It was in\n1984. A book.</p>"),
    "task": ("- [x] done", '<li dir="auto">☑ done'),
    "quote": ("> a\nb", f'<blockquote dir="auto">{P}a\nb</p>'),
    "heading": ("# One\n### Three", '<h3 dir="auto">One</h3>\n<h5 dir="auto">Three</h5>'),
    "heading, Stack Exchange's way": ("#One", '<h3 dir="auto">One</h3>'),
    "number sign": ("#1 is fine", f"{P}#1 is fine</p>"),
    "two spaces": ("a  \nb", f"{P}a<br>b</p>"),
    "backslash at the end": ("a\\\nb", f"{P}a<br>b</p>"),
    "rule": ("a\n\n---\n\nb", "<hr>"),
    "fence with language": ("```python\nif x: pass\n```", '<span class="k">if</span>'),
    "fence with unknown language": (
        "```klingon\na<b\n```",
        '<pre tabindex="0"><code class="highlight language-klingon">a&lt;b\n</code></pre>',
    ),
    "fence in a list": ("1. a\n   ```\n   b\n   ```", '<pre tabindex="0"><code>b\n</code></pre>'),
    "indented code": ("    a\n     b", '<pre tabindex="0"><code>a\n b\n</code></pre>'),
    "table": (
        "a | b\n--|-:\n1 | x\\|y",
        '<div class="table-scroll" tabindex="0" role="group" aria-label="Table"><table>',
    ),
    "table cell": ("a | b\n--|-:\n1 | x\\|y", '<td align="right" dir="auto">x|y</td>'),
    "spoiler": (
        ">! The end\n>! is sad",
        '<details class="spoiler"><summary dir="auto">Spoiler (select to show)</summary>',
    ),
    "link": ('[a](https://x.example "t")', f'<a href="https://x.example" title="t" {OUT}>a</a>'),
    "link inside": ("[a](/questions/1)", '<a href="/questions/1">a</a>'),
    "link in angles": ("[a](</b c>)", '<a href="/b%20c">a</a>'),
    "link in angles like a tag": ("[a](<b c>)", f'<a href="b%20c" {OUT}>a</a>'),
    "link with brackets": ("[a](https://x.example/b_(c))", f'<a href="https://x.example/b_(c)" {OUT}>a</a>'),
    "reference": ("[a][1]\n\n[1]: https://x.example", f'<a href="https://x.example" {OUT}>a</a>'),
    "reference right below the text": (
        "[a][1]\n  [1]: https://x.example",
        f'{P}<a href="https://x.example" {OUT}>a</a></p>',
    ),
    "image in a quote": (">![a](/media/x.png)", f'<blockquote dir="auto">{P}<img'),
    "Markdown below a rule": ("<hr>\n*a*", f"<hr>\n{P}<em>a</em></p>"),
    "Markdown behind a comment": ("<!-- x --> *a*", "<em>a</em></p>"),
    "address in angles": ("<https://x.example/?a=1&b=2>", f'<a href="https://x.example/?a=1&amp;b=2" {OUT}>'),
    "bare address": ("See https://x.example/a.", f'<a href="https://x.example/a" {OUT}>https://x.example/a</a>.'),
    "bare www": ("(www.x.example)", f'(<a href="https://www.x.example" {OUT}>www.x.example</a>)'),
    "mail": ("<a@x.example>", f'<a href="mailto:a@x.example" {OUT}>a@x.example</a>'),
    "other host": ("[a](//x.example)", f'<a href="//x.example" {OUT}>a</a>'),
    "mention": ("Hi @Ada!", f'{P}Hi <a class="mention" href="/users/7/ada">@Ada</a>!</p>'),
    "mention with a dot": ("@j.doe.", '<a class="mention" href="/users/7/j.doe">@j.doe</a>.'),
    "mention in bold": ("**@ada**", '<strong><a class="mention"'),
    "mention of nobody": ("@nobody", "@nobody"),
    "mention in code": ("`@ada`", "<code>@ada</code>"),
    "mention in a link": ("[@ada](/x)", '<a href="/x">@ada</a>'),
    "no mention in mail": ("me@ada", f"{P}me@ada</p>"),
    "tag": ("[tag:c++]", '<a class="tag" href="/questions/tagged/c%2B%2B">c++</a>'),
    "own image": ('![a "b"](/media/x.png)', '<img alt="a &quot;b&quot;" src="/media/x.png" loading="lazy">'),
    "allowed image": ("![a](https://images.example/x.png)", 'src="https://images.example/x.png" loading="lazy">'),
    "remote image": ("![a](https://x.example/x.png)", f'<a href="https://x.example/x.png" {OUT}>a</a>'),
    "remote image without text": ("![](https://x.example/x.png)", ">https://x.example/x.png</a>"),
    "remote image in a link": ("[![a](https://x.example/x.png)](/b)", f'{P}<a href="/b">a</a></p>'),
    "raw HTML": ("<kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup>", "<kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup>"),
    "raw block": ("<details><summary>s</summary>\n\n*x*\n\n</details>", f"{P}<em>x</em></p>"),
    "unknown element is text": ("List<String> <sigh>", "List&lt;String&gt; &lt;sigh&gt;"),
    "comment vanishes": ("a <!-- b --> c", f"{P}a  c</p>"),
    "less than": ("1 < 2 & 3 > 2", "1 &lt; 2 &amp; 3 &gt; 2"),
    "escapes": (r"\*a\* \[b\] \&copy;", f"{P}*a* [b] &amp;copy;</p>"),
    "formula": ("$a<b$", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
    "formula on its own": (r"$$\frac{1}{2}$$", 'display="block"><mrow><mfrac>'),
    "prices": ("$5 and $10", f"{P}$5 and $10</p>"),
    "price range": ("from $5-$10 or US$ 3 to 4$", "from $5-$10 or US$ 3 to 4$"),
    "no formula in code": ("`$a$`", "<code>$a$</code>"),
    "broken formula": (r"$\frac{$", rf"{P}$\frac{{$</p>"),
    "right to left": ("שלום\n\nhello", f"{P}שלום</p>\n{P}hello</p>"),
    "NUL": ("a\0b\ud800c", f"{P}ab\ufffdc</p>"),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name, assert_harmless):
    source, expected = EXAMPLES[name]
    html = render(source, mentions=members, image_hosts=frozenset({"images.example"}))
    assert expected in html
    assert_harmless(html)


@pytest.mark.parametrize("source", ["`@ada`", "me@ada.example", "```\n@ada\n```", "[x](/@ada)", "    @ada"])
def test_no_mention(source):
    assert "mention" not in render(source, mentions=members)


def test_members_are_asked_once():
    calls = []
    render("@Ada @ada\n\n> @bob", mentions=lambda names: calls.append(names) or {})
    assert calls == [{"ada", "bob"}]


def test_nobody_is_asked_without_a_mention():
    render("nobody", mentions=lambda names: pytest.fail("asked for nothing"))


def test_a_text_knows_nothing_of_the_one_before():
    render("[a]: https://x.example\n\n$x$ @ada", mentions=members)
    assert render("[a] @ada $y$").startswith(f"{P}[a] @ada <math")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a*\n\n- `b`", "<em>a</em> - <code>b</code>"),
        ("<b>x</b> & y", "&lt;b&gt;x&lt;/b&gt; &amp; y"),
        (
            "@ada https://x.example",
            f'<a class="mention" href="/users/7/ada">@ada</a> <a href="https://x.example" {OUT}>https://x.example</a>',
        ),
        ("![a](/media/a.png)", "a"),
        ("# no heading", "# no heading"),
        ("", ""),
    ],
)
def test_comment(source, expected, assert_harmless):
    html = render_comment(source, mentions=members)
    assert expected in html
    assert "<p" not in html
    assert_harmless(html)


def test_threads_do_not_disturb_one_another():
    sources = [f"**{number}** [a]: $x_{number}$ @ada `{number}`\n\n[r]\n\n[r]: /{number}" for number in range(60)]
    alone = [render(source, mentions=members) for source in sources]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda source: render(source, mentions=members), sources)) == alone
