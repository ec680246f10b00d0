"""A guest answers, confirms an address, is approved and selected, and leaves no address behind."""

import re

from allauth.account.models import EmailAddress
from playwright.sync_api import expect

from qa.posts.models import GuestAuthor, Post
from qa.posts.services.guests import FASTEST
from qa.reputation.services.reconciling import differences
from tests.browser import mailbox
from tests.browser.barriers import barriers
from tests.factories import member, question

TEXT = "Write the letter first and send it a week later, if you still want to."


def _asker():
    asker = member("asta")
    EmailAddress.objects.create(user=asker, email=asker.email, verified=True, primary=True)
    return asker


def test_guest_answers_and_is_selected(visit, mail_server, later):
    asker, moderator = _asker(), member("maren", staff=True)
    asked = question(by=asker)
    guest = visit()
    guest.goto(asked.get_absolute_url())
    assert guest.context.cookies() == []
    expect(guest.locator("input[name=stamp]")).to_have_count(0)
    guest.get_by_role("textbox", name="Your answer").focus()
    expect(guest.locator("input[name=stamp]")).to_have_count(1)
    guest.get_by_role("textbox", name="Your answer").fill(TEXT)
    guest.get_by_label("Your name to display").fill("Rosa")
    guest.get_by_label("Email me when").fill("rosa@example.org")
    guest.wait_for_timeout((FASTEST + 1) * 1000)  # nobody types faster; the form must not believe it either
    guest.get_by_role("button", name="Post the answer").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Thank you for answering")
    assert barriers(guest) == []

    confirm = mailbox.wait_for(mail_server, "rosa@example.org")
    guest.goto(mailbox.link(confirm, "/guest/confirm/"))
    assert barriers(guest) == []
    guest.get_by_role("button", name="Yes, this address is mine").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Thank you")

    _approve(visit(moderator))
    told = mailbox.wait_for(mail_server, asker.email)
    reader = visit(asker)
    reader.goto(mailbox.link(told, "/questions/"))
    expect(reader.locator("article.post-answer")).to_contain_text("Rosa")
    assert "rosa@example.org" not in reader.content()
    reader.get_by_role("button", name="Accept this answer").click()
    expect(reader.locator(".accepted-mark")).to_be_visible()
    selected = mailbox.wait_for(mail_server, "rosa@example.org", 2)

    later()
    guest.goto(asked.get_absolute_url())
    answer = Post.objects.get(kind=2)
    guest.goto(f"/posts/{answer.pk}/edit")  # the same browser may still change it
    guest.get_by_label("Text").fill(TEXT + " It helped me.")
    guest.get_by_role("button", name="Save").click()
    expect(guest.get_by_role("main")).to_contain_text("A moderator reads it")  # what was approved was another text
    _approve(visit(moderator))
    reader.reload()
    expect(reader.locator("article.post-answer .prose")).to_contain_text("It helped me.")
    assert not any(differences().values())
    stranger = visit()
    assert stranger.goto(f"/posts/{answer.pk}/edit").status in (403, 404)

    one_click = re.search(r"<(.+)>", selected["List-Unsubscribe"])[1]
    mail_program = visit().request
    assert mail_program.post(one_click, form={"List-Unsubscribe": "One-Click"}).ok
    assert GuestAuthor.objects.get().email is None


def _approve(page):
    page.goto("/admin/")
    page.locator(".waiting a").first.click()
    page.get_by_role("checkbox", name=re.compile("Select this object")).check()
    page.locator("select[name=action]").select_option("approve")
    page.get_by_role("button", name=re.compile("Run|Go")).click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert Post.objects.get(kind=2).is_public


def test_guest_answers_without_javascript(visit):
    """The page holds no token, so the first sending brings the form back, with one and with the text."""
    asked = question(by=_asker())
    guest = visit(java_script_enabled=False)
    guest.goto(asked.get_absolute_url())
    guest.get_by_role("textbox", name="Your answer").fill(TEXT)
    guest.get_by_label("Your name to display").fill("Rosa")
    with guest.expect_response(lambda response: response.request.method == "POST") as first:
        guest.get_by_role("button", name="Post the answer").click()
    assert first.value.status == 422
    expect(guest.get_by_role("textbox", name="Your answer")).to_have_value(TEXT)
    expect(guest.get_by_label("Your name to display")).to_have_value("Rosa")
    guest.wait_for_timeout((FASTEST + 1) * 1000)
    guest.get_by_role("button", name="Post the answer").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Thank you for answering")
    assert Post.objects.get(kind=2).author_name == "Rosa"
