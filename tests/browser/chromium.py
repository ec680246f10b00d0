"""Finds a Chromium for the journeys, or installs one: `python -m tests.browser.chromium` (part of `make test`).

Looked for: FORUM_CHROMIUM, the system's own, Playwright's. Installed: with apt as root on Debian, else Playwright's.
One counts only when it really renders a page: some systems ship a command that merely says how to install it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")  # root has no sandbox of its own
PAGE = "data:text/html,<p>ready</p>"


def find() -> str | None:
    """Path of a Chromium that works on this machine, or None."""
    return next((path for path in _candidates() if _renders(path)), None)


def _candidates() -> Iterator[str]:
    if named := os.environ.get("FORUM_CHROMIUM"):
        yield named
        return
    for name in NAMES:
        if path := shutil.which(name):
            yield path
    if path := _playwrights_own():
        yield path


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _renders(path: str) -> bool:
    try:
        shown = subprocess.run([path, *FLAGS, "--dump-dom", PAGE], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "ready" in shown.stdout


def install() -> None:
    """Try to install one; whether that worked, `find` tells."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _apt_get("update")
        _apt_get("install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core")
        if find():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])


def _apt_get(*words: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", *words], env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Exit status 0 when there is one at the end."""
    if find():
        return 0
    if named := os.environ.get("FORUM_CHROMIUM"):
        print(f"FORUM_CHROMIUM names {named}, which renders no page.", file=sys.stderr)
        return 2
    print("No Chromium here yet: installing one for the journeys in the browser …", flush=True)
    install()
    if find():
        return 0
    print(
        "The journeys need Chromium, and it could not be installed: install it (on Debian: apt-get install chromium) "
        "or name one with FORUM_CHROMIUM.",
        file=sys.stderr,
    )
    return 2


if __name__ == "__main__":
    sys.exit(main())
