"""Logging in, a forgotten password, taking one's data along, leaving."""

import json
import re
from pathlib import Path

from playwright.sync_api import expect

from accounts.models import User
from tests.browser import mailbox
from tests.factories import member, question


def test_forgotten_password(visit, mail_server):
    member("asta")
    page = visit()
    page.goto("/accounts/login/")
    page.get_by_role("link", name=re.compile("[Ff]orgot")).click()
    page.get_by_label("E-mail").fill("asta@example.org")
    page.get_by_role("button", name="Send the link").click()
    page.goto(mailbox.link(mailbox.wait_for(mail_server, "asta@example.org"), "/password/reset/key/"))
    fields = page.locator("main input[type=password]")
    for field in fields.all():
        field.fill("nine green bicycles")
    page.get_by_role("button", name="Save the new password").click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("password", re.IGNORECASE))
    fresh = visit()
    fresh.goto("/accounts/login/")
    fresh.get_by_label("E-mail or username").fill("asta")
    fresh.get_by_label("Password").fill("nine green bicycles")
    fresh.get_by_role("main").get_by_role("button", name="Log in").click()
    expect(fresh.get_by_role("button", name="Menu of asta")).to_be_visible()
    fresh.get_by_role("button", name="Menu of asta").click()
    fresh.get_by_role("link", name="Log out").click()
    fresh.get_by_role("main").get_by_role("button", name="Log out").click()
    expect(fresh.get_by_role("banner").get_by_role("link", name="Log in")).to_be_visible()


def test_data_along_and_leaving(visit):
    asta = member("asta")
    asked = question(by=asta)
    page = visit(asta)
    page.goto("/accounts/leave")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download your data").click()
    data = json.loads(Path(download.value.path()).read_text())
    assert asked.title in json.dumps(data)
    page.get_by_label("Anonymously").check()
    page.get_by_label("Your password").fill("correct-horse-7")
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Log in")).to_be_visible()
    assert not User.objects.filter(username="asta").exists()
    page.goto(asked.get_absolute_url())
    expect(page.locator("article.post-question")).not_to_contain_text("asta")
