"""The whole import, in one transaction: all of it or nothing."""

from pathlib import Path

from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from qa.badges.services.sweeping import sweep
from qa.importer import ground, tables
from qa.importer.progress import Progress
from qa.importer.refusal import Refused
from qa.importer.search import index_everything
from qa.importer.stackexchange import closing, files, people, points, posts, reactions, readers, staging, tags, texts
from qa.importer.stackexchange.tally import Tally

NEEDED = ("Users.xml", "Posts.xml")


def import_dump(folder: Path, *, keep: str = "dump", progress: Progress | None = None) -> dict:
    """Load the dump in `folder` into an empty forum (or over an untouched demo) and return the report.

    `keep` says whose points members get: those of the dump (`dump`) or those that the votes give (`replayed`). Raises
    `Refused` with a sentence; nothing is changed then.
    """
    if not folder.is_dir():
        raise Refused(_("%(folder)s is not a folder.") % {"folder": folder})
    for name in NEEDED:
        files.path_of(folder, name, needed=True)
    try:
        with transaction.atomic():
            return _load(folder, keep, progress or Progress())
    except (DataError, IntegrityError) as error:
        sentence = str(error).strip().splitlines()[0]
        raise Refused(_("The dump does not fit into the forum: %(why)s.") % {"why": sentence}) from error


def _load(folder: Path, keep: str, progress: Progress) -> dict:
    tally = Tally()
    ground.prepare()
    staging.create()
    _stage(folder, tally, progress)
    staging.drop_repeated(tally)
    staging.prepare_joins()
    posts.drop_orphans(tally)
    people.load()
    texts.load(progress)
    posts.load(tally)
    closing.load()
    found = tags.load(_rows(folder, "Tags.xml", tally, progress), tally)
    progress.done(f"{found} tags")
    reactions.load_comments(tally)
    reactions.load_votes(tally)
    tables.follow_ids()
    tables.tell_planner()
    progress.stage("Counts and points")
    points.settle(keep)
    progress.done()
    progress.stage("Search")
    index_everything()
    progress.done()
    progress.stage("Badges")
    sweep(tell=False)  # what was earned elsewhere long ago is no news
    progress.done()
    staging.run("SET CONSTRAINTS ALL IMMEDIATE")  # what does not fit is found here, with a sentence
    return tally.report(points.posts_report(), points.members_report())


def _stage(folder: Path, tally: Tally, progress: Progress) -> None:
    closings: list[tuple] = []
    for name, table, reader in (
        ("Users.xml", "import_user", readers.users),
        ("Posts.xml", "import_post", readers.posts),
        ("PostHistory.xml", "import_history", lambda rows, tally: readers.history(rows, tally, closings)),
        ("PostLinks.xml", "import_link", readers.links),
        ("Comments.xml", "import_comment", readers.comments),
        ("Votes.xml", "import_vote", readers.votes),
    ):
        kept = staging.copy(table, reader(_rows(folder, name, tally, progress), tally))
        progress.done(f"{kept} rows")
    staging.copy("import_close", closings)


def _rows(folder: Path, name: str, tally: Tally, progress: Progress):
    """Rows of one file, counted; none where the dump has no such file."""
    path = files.path_of(folder, name)
    progress.stage(name, path.stat().st_size if path else 0)
    if path:
        for row in files.rows(path, progress.at):
            tally.rows += 1
            yield row
