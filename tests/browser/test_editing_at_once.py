"""Two people edit one text: the second is shown the difference, and nothing is lost."""

from playwright.sync_api import expect

from qa.posts.models import Post
from qa.posts.services.editing import base_of, edit_post
from tests.browser.barriers import barriers
from tests.factories import BODY, member, question

THEIRS = BODY + "\n\nTheirs: the doctor said so too."
MINE = BODY + "\n\nMine: I slept better since."


def test_the_second_sees_the_difference(visit, later):
    asker = member("asta")
    asked = question(by=asker)
    page = visit(asker)
    page.goto(f"/posts/{asked.pk}/edit")
    later()
    edit_post(post=asked, by=member("tove", points=5000), base=base_of(asked), body=THEIRS)
    page.get_by_label("Details").fill(MINE)
    page.get_by_label("What did you change?").fill("news")
    with page.expect_response(lambda response: response.request.method == "POST" and "/edit" in response.url) as sent:
        page.get_by_role("button", name="Save").click()
    assert sent.value.status == 409
    conflict = page.get_by_role("main")
    expect(conflict).to_contain_text("Somebody else has edited this meanwhile")
    assert barriers(page) == []
    expect(conflict.locator("del").first).to_contain_text("Theirs")
    expect(conflict.locator("ins").first).to_contain_text("Mine")
    expect(page.get_by_label("Details")).to_have_value(MINE)
    expect(page.get_by_label("What did you change?")).to_have_value("news")
    assert Post.objects.get(pk=asked.pk).body == THEIRS

    later()
    page.get_by_label("Details").fill(THEIRS + "\n\nMine: I slept better since.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("article.post-question .prose")).to_contain_text("Mine: I slept better since.")
    assert "Theirs" in Post.objects.get(pk=asked.pk).body
