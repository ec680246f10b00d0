"""From signing up to the first points: ask, be answered, be voted for, accept."""

import re

from playwright.sync_api import expect

from accounts.models import User
from qa.posts.models import Post
from tests.browser import mailbox
from tests.browser.barriers import barriers
from tests.factories import category, member, tag

TITLE = "How do I tell my flatmate that I need quiet evenings?"
BODY = "We get on well, yet I come home **tired** and long for an hour without talking."


def test_from_signing_up_to_points(visit, forum, mail_server):
    category("living", "Living together")
    tag("housing")
    asker = visit()
    _sign_up(asker, mail_server)
    _ask(asker)
    helper = member("tove", points=600)
    other = visit(helper)
    other.goto(asker.url)
    expect(other.locator("article.post-question [data-score]")).to_have_attribute("data-score", "0")
    other.get_by_role("button", name="Vote up").click()
    score = other.locator("article.post-question [data-score]")
    expect(score).to_have_attribute("data-score", "1")
    other.evaluate("window.notReloaded = true")
    other.get_by_role("button", name="Vote up").click()  # takes it back
    expect(score).to_have_attribute("data-score", "0")
    other.get_by_role("button", name="Vote up").click()
    expect(score).to_have_attribute("data-score", "1")
    assert other.evaluate("window.notReloaded") is True
    other.get_by_role("textbox", name="Your answer").fill("On a good day:\n\n- name the hour\n- say what you like")
    other.get_by_role("button", name="Post the answer").click()
    expect(other.locator("article.post-answer .prose li")).to_have_count(2)

    asker.reload()
    answer = asker.locator("article.post-answer")
    answer.get_by_role("button", name="Accept this answer").click()
    expect(asker.locator("article.post-answer .accepted-mark")).to_have_text(re.compile("Accepted"))
    asker.locator("article.post-answer").get_by_role("button", name="Vote up").click()
    expect(asker.locator("article.post-answer [data-score]")).to_have_attribute("data-score", "1")
    asker.get_by_role("link", name="tove").first.click()
    expect(asker.locator("main")).to_contain_text("625")  # 600, +15 for being accepted, +10 for the vote
    asker.get_by_role("button", name=re.compile("Menu of")).click()
    expect(asker.locator("#my-menu")).to_contain_text("13 points")  # 1, +10 for the question, +2 for accepting


def _sign_up(page, mail_server):
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Sign up").click()
    page.get_by_label("E-mail address").fill("ilse@example.org")
    page.get_by_label("Username").fill("ilse")
    page.get_by_label("Name to display").fill("Ilse")
    page.get_by_label("Password", exact=True).fill("seven quiet lanterns")
    page.get_by_role("main").get_by_role("button", name="Sign up").click()
    message = mailbox.wait_for(mail_server, "ilse@example.org")
    page.goto(mailbox.link(message))
    page.get_by_role("button", name="Yes, confirm").click()
    expect(page.locator(".notices")).to_contain_text("confirmed")
    assert User.objects.get(username="ilse").emailaddress_set.get().verified


def _ask(page):
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Ask a question").click()
    page.get_by_label("Title").fill("Too short")
    page.get_by_label("Details").fill("A little")
    page.get_by_role("button", name="Post the question").click()
    expect(page.locator(".errorlist").first).to_be_visible()  # with everything kept, beside its field
    expect(page.get_by_label("Title")).to_have_value("Too short")
    assert barriers(page) == []
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Details").fill(BODY)
    expect(page.locator(".preview strong")).to_have_text("tired")
    page.get_by_label("Tags", exact=True).press_sequentially("hous")
    page.get_by_role("option", name="housing").click()
    expect(page.get_by_label("Tags", exact=True)).to_have_value("housing ")
    page.get_by_label("Category").select_option("living")
    expect(page.locator(".composer-status")).to_have_text("Draft saved")
    page.goto("/questions/ask")  # the tab was closed, say
    expect(page.get_by_label("Title")).to_have_value(TITLE)
    expect(page.get_by_label("Details")).to_have_value(BODY)
    page.get_by_role("button", name="Post the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("article.post-question .prose strong")).to_have_text("tired")
    assert Post.objects.get(title=TITLE).author.username == "ilse"
