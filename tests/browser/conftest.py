"""A real Chromium before a real server, with a database that the test writes to as well."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

from qa.site.models import RateCounter
from tests.browser import chromium as chromium_of_the_system
from tests.browser.watch import Watch
from tests.smtp import mail_server  # noqa: F401 - a fixture

# Playwright leaves an event loop in this thread, beside which Django would refuse to ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PATIENCE = 20_000  # milliseconds; machines that test are busy
expect.set_options(timeout=PATIENCE)
HERE = Path(__file__).parent
Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    """Let fixtures see whether their test failed."""
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


_failed = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_of_the_system.find()
    if path is None:
        pytest.fail("There is no Chromium that works: python -m tests.browser.chromium installs one.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium_of_the_system.FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def forum(live_server, settings) -> Iterator[str]:
    """The address of a forum that is empty but for what every forum has."""
    cache.clear()
    settings.SITE_URL = live_server.url
    yield live_server.url
    cache.clear()


@pytest.fixture
def later() -> Callable[[], None]:
    """Call it between acts of one person: as if enough time had passed for the posting limits."""
    return lambda: RateCounter.objects.all().delete() and None


@pytest.fixture
def visit(chromium: Browser, forum: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """`visit(member, **options of the browser context)` gives a page of somebody's own browser.

    The page has a `watch`. When the test ends, what it holds against the page fails the test.
    """
    watches: list[tuple[Page, Watch]] = []

    def open_browser(member=None, **options) -> Page:
        context = chromium.new_context(base_url=forum, **options)
        context.set_default_timeout(PATIENCE)
        if member is not None:
            context.add_cookies([{"name": "sessionid", "value": session_of(member), "url": forum}])
        page = context.new_page()
        page.watch = Watch(context, forum)  # type: ignore[attr-defined]
        watches.append((page, page.watch))  # type: ignore[attr-defined]
        return page

    yield open_browser
    failed = request.node.stash.get(_failed, False)
    for number, (page, _watch) in enumerate(watches):
        if failed:
            _keep_picture(page, f"{request.node.name}-{number}.png")
        page.context.close()
    assert not [fault for _page, watch in watches for fault in watch.faults]


def session_of(member) -> str:
    """The key of a new session of `member`; the form for logging in has a journey of its own."""
    client = Client()
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["sessionid"].value


def _keep_picture(page: Page, name: str) -> None:
    folder = django_settings.VAR / "browser-failures"
    folder.mkdir(parents=True, exist_ok=True)
    safe = "".join(c if c.isalnum() or c in "-._" else "_" for c in name)
    try:
        page.screenshot(path=folder / safe, full_page=True, timeout=5000)
        (folder / f"{safe}.html").write_text(page.content())
    except Exception as error:  # the page is gone: the test's own failure says more
        print(f"no picture of {name}: {error}")
