"""Being told while the forum is closed: the switch in a real Chromium, and its service worker showing what is pushed.

A real subscription would need the browser maker's servers; so the browser's own answer to `subscribe` is written by the
test, with the address of a push service on this machine and keys that the test can read with. What arrives there is
delivered to the service worker through DevTools.
"""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from qa.notifications.models import Preference, PushSubscription
from qa.site.models import SiteSettings
from tests.browser.barriers import barriers
from tests.browser.waiting import until
from tests.factories import answer, member, question
from tests.push_service import Browser, push_service  # noqa: F401 - a fixture
from tests.tasks import run_tasks

TITLE = "How do you tell your sister that it is enough?"
SUBSCRIBED = """([endpoint, p256dh, auth]) => {
  let made = JSON.parse(localStorage.getItem("made"));
  const subscription = () => made && {
    endpoint: made.endpoint, toJSON: () => made, options: { applicationServerKey: Uint8Array.from(made.key).buffer },
    unsubscribe: async () => { made = null; localStorage.removeItem("made"); return true },
  };
  PushManager.prototype.getSubscription = async () => subscription();
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    made = { endpoint, keys: { p256dh, auth }, key: [...applicationServerKey] };
    localStorage.setItem("made", JSON.stringify(made));
    return subscription();
  };
}"""
SHOWN = """async () => {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({ title, body, tag, url: data.url }));
}"""  # noqa: E501


@pytest.fixture
def asta(settings):
    settings.PUSH_LOCAL_ENDPOINTS = True
    SiteSettings.objects.update(push=True, name="Quiet Corner")
    return member("asta")


@pytest.fixture
def browser():
    return Browser()


@pytest.fixture
def page(visit, forum, asta, push_service, browser) -> Page:  # noqa: F811
    page = visit(asta)
    page.context.grant_permissions(["notifications"], origin=forum)
    given = json.dumps([f"{push_service.url}/box/1", browser.p256dh, browser.auth])
    page.add_init_script(f"({SUBSCRIBED})({given})")
    return page


def switch_on(page: Page) -> None:
    page.goto("/inbox/settings")
    page.get_by_role("button", name="Switch on for this browser").click()
    expect(page.get_by_text("(this one)")).to_be_visible()


def deliver(page: Page, forum: str, payload: str) -> None:
    """As the browser maker's server would, through DevTools."""
    tools = page.context.new_cdp_session(page)
    found: list[dict] = []
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
    tools.send("ServiceWorker.enable")
    until(page, "async () => (await navigator.serviceWorker.ready).active.state === 'activated'")
    ours = [one["registrationId"] for one in found if one["scopeURL"] == f"{forum}/"]
    tools.send("ServiceWorker.deliverPushMessage", {"origin": forum, "registrationId": ours[-1], "data": payload})


def shown(page: Page, number: int) -> list[dict]:
    for _try in range(100):
        found = page.evaluate(SHOWN)
        if len(found) == number:
            return found
        page.wait_for_timeout(50)
    return found


def test_from_an_answer_to_the_screen(page, forum, asta, push_service, browser):  # noqa: F811
    switch_on(page)
    row = PushSubscription.objects.get()
    assert (row.member, row.p256dh) == (asta, browser.p256dh)
    assert barriers(page) == []

    asked = question(by=asta, title=TITLE)
    answer(to=asked, by=member("tove", display_name="Tove"))
    run_tasks()
    (sent,) = push_service.pushes
    deliver(page, forum, browser.read(sent.body))
    (notification,) = shown(page, 1)
    assert notification["title"] == "Quiet Corner"
    assert "Tove" in notification["body"]
    assert TITLE in notification["body"]

    # Another one replaces it
    answer(to=asked)
    run_tasks()
    deliver(page, forum, browser.read(push_service.pushes[-1].body))
    until(page, f"async () => (await ({SHOWN})()).some((one) => one.body.startsWith('2 new answers'))")
    (notification,) = shown(page, 1)
    page.goto(notification["url"])
    expect(page).to_have_url(re.compile(re.escape(forum + asked.get_absolute_url())))


def test_discreet_shows_nothing_of_it(page, forum, asta, push_service, browser):  # noqa: F811
    switch_on(page)
    Preference.objects.create(member=asta, discreet=True)
    answer(to=question(by=asta, title=TITLE))
    run_tasks()
    deliver(page, forum, browser.read(push_service.pushes[0].body))
    (notification,) = shown(page, 1)
    assert notification == {
        "title": "A new message", "body": "Something new is waiting for you.", "tag": "inbox", "url": "/inbox",
    }  # fmt: skip


def test_the_browser_is_removed_again(page):
    switch_on(page)
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No browser is switched on.")).to_be_visible()
    expect(page.get_by_role("button", name="Switch on for this browser")).to_be_visible()
    assert not PushSubscription.objects.exists()
    assert page.evaluate("localStorage.getItem('made')") is None


def test_a_browser_that_may_not_is_told_so(visit, asta):
    page = visit(asta)
    page.goto("/inbox/settings")
    page.evaluate("Notification.requestPermission = async () => 'denied'")
    page.get_by_role("button", name="Switch on for this browser").click()
    expect(page.get_by_text("Your browser does not allow it.")).to_be_visible()
    assert barriers(page) == []


def test_a_refusal_is_shown(page, settings):
    settings.PUSH_LOCAL_ENDPOINTS = False
    page.goto("/inbox/settings")
    page.get_by_role("button", name="Switch on for this browser").click()
    expect(page.get_by_text("That is not the address of a push service.")).to_be_visible()
    assert not PushSubscription.objects.exists()


def test_without_javascript_browsers_can_be_removed(visit, asta, push_service, browser):  # noqa: F811
    PushSubscription.objects.create(
        member=asta, endpoint=f"{push_service.url}/1", endpoint_hash="a" * 64, p256dh=browser.p256dh, auth=browser.auth,
        browser="Firefox on Linux",
    )  # fmt: skip
    page = visit(asta, java_script_enabled=False)
    page.goto("/inbox/settings")
    expect(page.get_by_role("button", name="Switch on for this browser")).to_be_hidden()
    page.get_by_role("button", name="Remove Firefox on Linux").click()
    expect(page.get_by_text("No browser is switched on.")).to_be_visible()
