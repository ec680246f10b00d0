"""Pictures of the demo community: `python -m tests.browser.screenshots FOLDER [--all]`.

Without `--all` the few that docs/ shows; with it every page below at three widths, light and dark, for looking at them.
It has a database of its own under FORUM_VAR/screenshots.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.load.bench import VAR, prepare_environment

DESK, TABLET, PHONE = (1360, 850), (820, 1100), (390, 844)
SHOWN = [  # name, page, size, theme
    ("home", "home", DESK, "light"),
    ("thread", "thread", DESK, "light"),
    ("thread-dark", "thread", DESK, "dark"),
    ("thread-phone", "thread", PHONE, "light"),
    ("inbox", "inbox", DESK, "light"),
]
MINE = {"ask", "settings", "edit", "inbox", "choices"}  # pages that a member sees; those of the admin a moderator
PAGES = [
    "home", "list", "thread", "closed", "ask", "edit", "profile", "settings", "tags", "search", "login",
    "inbox", "choices", "badges", "points", "leaderboards", "bounty",
    "admin", "admin-list", "admin-change",
]  # fmt: skip


def main() -> int:
    choice = argparse.ArgumentParser(description="Pictures of the demo community.")
    choice.add_argument("folder", type=Path)
    choice.add_argument("--all", action="store_true", help="every page, width and theme, as long as the page is")
    chosen = choice.parse_args()
    prepare_environment(VAR / "screenshots")
    django.setup()
    path = chromium.find()
    if path is None:
        print("There is no Chromium that works: python -m tests.browser.chromium installs one.", file=sys.stderr)
        return 2
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop is no reason to keep from the database
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with _demo() as (home, addresses, sessions), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        shots = _all() if chosen.all else SHOWN
        for name, page, size, theme in shots:
            who = "moderator" if page.startswith("admin") else "member" if page in MINE else ""
            target = chosen.folder / f"{name}.png"
            _take(browser, target, home + addresses[page], sessions.get(who), size, theme, chosen.all)
        browser.close()
    return 0


def _all() -> list[tuple[str, str, tuple[int, int], str]]:
    return [
        (f"{page}-{size[0]}-{theme}", page, size, theme)
        for page in PAGES
        for size in (DESK, TABLET, PHONE)
        for theme in ("light", "dark")
    ]


@contextmanager
def _demo() -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """The demo community, served: (address, {page: path}, {who: key of a session})."""
    from django.core.management import call_command
    from django.db import connections

    from accounts.models import User
    from forum import embedded_postgres, first_run
    from qa.importer.demo import LOGINS
    from tests.load.pages import session_of
    from tests.load.server import FORUM, serving
    from tests.tasks import run_tasks

    var = VAR / "screenshots"
    var.mkdir(parents=True, exist_ok=True)
    with embedded_postgres.running(var):
        first_run.migrate()
        first_run.collect_static()
        call_command("flush", interactive=False, verbosity=0)  # the words of an earlier run may have been others
        call_command("load_demo", verbosity=0)
        run_tasks()  # what the worker would do: inboxes are full
        sessions = {label: session_of(User.objects.get(username=name)) for label, name, _password in LOGINS}
        with serving(FORUM) as port:
            yield f"http://127.0.0.1:{port}", _addresses(), sessions
        connections.close_all()


def _addresses() -> dict[str, str]:
    from accounts.models import User
    from qa.posts.models import Post

    questions = Post.objects.filter(kind=1, concealment=None)
    best = questions.filter(accepted_answer__isnull=False, closure=None).order_by("-score", "pk").first()
    closed = questions.exclude(closure=None).order_by("pk").first()
    member = User.objects.get(username="juna")
    own = questions.filter(author=member).order_by("pk").first() or best
    return {
        "home": "/",
        "list": "/questions?sort=newest",
        "thread": best.get_absolute_url(),
        "closed": closed.get_absolute_url(),
        "ask": "/questions/ask",
        "edit": f"/posts/{own.pk}/edit",
        "profile": best.author.get_absolute_url(),
        "settings": "/accounts/settings",
        "tags": "/tags",
        "search": "/search?q=sleep",
        "login": "/accounts/login/",
        "inbox": "/inbox",
        "choices": "/inbox/settings",
        "badges": "/help/badges",
        "points": f"{best.author.get_absolute_url()}?tab=reputation",
        "leaderboards": "/leaderboards",
        "bounty": questions.filter(bounty__gt=0).first().get_absolute_url(),
        "admin": "/admin/",
        "admin-list": "/admin/posts/question/",
        "admin-change": f"/admin/posts/question/{best.pk}/change/",
    }


def _take(browser: Browser, path: Path, url: str, session: str | None, size, theme: str, whole: bool) -> None:
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(viewport=viewport, color_scheme=theme, reduced_motion="reduce")
    if session:
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    page.screenshot(path=path, full_page=whole)
    context.close()


if __name__ == "__main__":
    sys.exit(main())
