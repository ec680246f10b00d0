"""Plain words, links and the template filter."""

from django.template import Context, Template

from qa.markup import excerpt, links_in, mentioned_usernames, mentions_in, plain_text, render, trusted


def test_plain_text_leaves_spoilers_out():
    html = render("# A\nb **c**\n\n>! secret\n\n- d &amp; e")
    assert plain_text(html) == "A b c d & e"


def test_excerpt_ends_at_a_word():
    assert excerpt("<p>one two three four</p>", 12) == "one two…"
    assert excerpt("<p>one two</p>", 12) == "one two"
    assert excerpt("<p>" + "x" * 30 + "</p>", 12) == "x" * 11 + "…"
    assert excerpt("<p>one, two, three</p>", 10) == "one, two…"


def test_links():
    html = render("[a](https://x.example/?a=1&b=2) [tag:x] www.y.example")
    assert links_in(html) == ["https://x.example/?a=1&b=2", "/questions/tagged/x", "https://www.y.example"]


def test_mentioned_usernames():
    assert mentioned_usernames("@Ada and @bob, not `@eve` or [@mal](/x) or c@d") == {"ada", "bob"}


def test_mentions_in_stored_html_are_no_other_links():
    html = render("@Ada, [see](/users/7/bob), `@bob` and @nobody", mentions=lambda names: {"ada": "/users/5/ada"})
    assert mentions_in(html) == ["/users/5/ada"]


def test_filter_marks_stored_html():
    page = Template("{% load markup %}{{ body|stored_html }}|{{ nothing|stored_html }}")
    assert page.render(Context({"body": "<p>a</p>", "nothing": None})) == "<p>a</p>|"


def test_trusted_is_safe_to_templates():
    assert trusted("<b>").__html__() == "<b>"
