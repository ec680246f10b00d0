"""The owner hears of a task that failed, looks at it, and lets it be tried again; at a desk and on a phone."""

from playwright.sync_api import expect

from accounts.models import User
from qa.site.models import BackgroundTask
from tests.admin.test_tasks import failed_task
from tests.browser.barriers import barriers

DESK, PHONE = {"width": 1360, "height": 900}, {"width": 390, "height": 844}


def test_from_the_front_page_to_another_try(visit):
    task = failed_task()
    page = visit(User.objects.create_superuser("olive", "olive@example.org", "correct-horse-7"))
    page.goto("/admin/")
    page.get_by_role("link", name="1 task could not be done").click()
    expect(page.locator("#result_list")).to_contain_text("OSError: the disk is full")
    found = _look(page)
    page.get_by_role("link", name="send mail").click()
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    found += _look(page)
    page.get_by_role("button", name="Try again").press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("once more")
    assert BackgroundTask.objects.get(pk=task.pk).status == "todo"
    assert not found, "\n".join(found)


def _look(page) -> list[str]:
    found = []
    for scheme, size in (("light", DESK), ("dark", DESK), ("light", PHONE)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        found += barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size(DESK)
    return found
