"""The attack corpus of the sanitiser, in a real browser: nothing runs, nobody is called, nothing moves."""

from playwright.sync_api import expect

from qa.posts.models import Comment, Post
from qa.posts.services.writing import render_body
from tests.factories import answer, member, question
from tests.qa.markup.test_attacks import ATTACKS

PER_POST = 12


def test_no_payload_fires(visit):
    asked = question()
    groups = [ATTACKS[n : n + PER_POST] for n in range(0, len(ATTACKS), PER_POST)]
    for group in groups:
        written = answer(to=asked)
        parts = [render_body(text)[0] for text in group]  # each by itself, so that none hides behind another
        Post.objects.filter(pk=written.pk).update(body_html="\n".join(parts))
    Comment.objects.create(post=asked, author=member(), body="x", body_html=render_body(ATTACKS[0])[0])
    page = visit(member("tove", points=600))
    opened: list[str] = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    page.context.on("page", lambda new: opened.append(new.url))
    page.goto(asked.get_absolute_url())
    address = page.url
    expect(page.locator("article.post-answer")).to_have_count(len(groups))
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    for element in page.locator(".prose *").all():
        element.dispatch_event("mouseover")
        element.dispatch_event("focus")
    page.wait_for_timeout(500)
    assert opened == []
    assert page.url == address
    assert page.locator(".prose :is(script, iframe, object, embed, form, input, style, link, meta, base)").count() == 0
