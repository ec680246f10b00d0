"""`make bench`: how fast pages are, beside bare Django on the same server. Stops by itself, within three minutes.

    python -m tests.load.bench [--questions 2000] [--seconds 1.2] [--only thread_member,vote]

It has a database of its own under FORUM_VAR/bench and writes FORUM_VAR/bench.json. Requests ask for compressed pages,
as browsers do. No page is cached yet, so `warm` is the same page again and `cold` another one each time.
"""

import argparse
import os
import sys
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("FORUM_VAR", ROOT / "var")).resolve()


def main() -> int:
    """Exit status 1 when a page did not answer as it should."""
    choice = argparse.ArgumentParser(prog="python -m tests.load.bench", description="Measures the forum's pages.")
    choice.add_argument("--questions", type=int, default=2000, help="size of the community (2000)")
    choice.add_argument("--seconds", type=float, default=1.2, help="for each page and number of connections (1.2)")
    choice.add_argument("--only", default="", help="names of pages, with commas")
    chosen = choice.parse_args()
    prepare_environment(VAR / "bench")
    django.setup()
    from tests.load.measuring import Unexpected
    from tests.load.running import run

    try:
        run(VAR / "bench", VAR / "bench.json", chosen.questions, chosen.seconds, {*chosen.only.split(",")} - {""})
    except Unexpected as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def prepare_environment(var: Path) -> None:
    """A forum as in production, but for its own embedded database; nothing that somebody uses is touched."""
    for name in ("DATABASE_URL", "CACHE_URL", "FORUM_ENV", "DEBUG", "SECRET_KEY", "ALLOWED_HOSTS"):
        os.environ.pop(name, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "forum.settings",
        "FORUM_VAR": str(var),
        "EMAIL_URL": "dummymail://",
        "TRUSTED_PROXIES": "1",  # each connection names a network of its own
    }


if __name__ == "__main__":
    sys.exit(main())
