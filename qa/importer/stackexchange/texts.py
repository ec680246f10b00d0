"""Bodies and revisions.

The Markdown of a post is in its history; a post without one keeps the HTML of the dump as its source.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from qa import markup
from qa.importer.stackexchange.staging import copy, run, select
from qa.importer.stackexchange.values import line, tag_names
from qa.site.current import site_settings

BATCH = 400  # posts rendered between two conversations with the database
_REVISION_COLUMNS = "(post_id, number, editor_id, editor_name, created_at, summary, title, body, tag_names)"
_POSTS = """SELECT id, kind, html, title, tags, owner, owner_name, created FROM import_post
  WHERE id > %s ORDER BY id LIMIT %s"""
_HISTORY = """SELECT post_id, type, action, at, editor, editor_name, summary, text FROM import_history
  WHERE post_id = ANY(%s) ORDER BY post_id, at, id"""
_KNOWN = "SELECT id FROM import_user WHERE id = ANY(%s::int[])"
_TITLES, _BODIES, _TAGS = (1, 4, 7), (2, 5, 8), (3, 6, 9)


@dataclass
class Version:
    """A post's text after one action of its history."""

    at: datetime
    editor: int | None
    editor_name: str
    summary: str
    title: str
    body: str
    tags: list[str] = field(default_factory=list)


def load(progress) -> None:
    """Render every post into `import_text` and write its revisions."""
    total = select("SELECT count(*) FROM import_post")[0][0]
    hosts = site_settings().image_host_set
    progress.stage("Texts", total)
    last = done = 0
    while batch := select(_POSTS, [last, BATCH]):
        history = defaultdict(list)
        for row in select(_HISTORY, [[post[0] for post in batch]]):
            history[row[0]].append(row)
        people = {row[4] for rows in history.values() for row in rows} | {post[5] for post in batch}
        known = {number for (number,) in select(_KNOWN, [list(people - {None})])}
        texts, revisions = [], []
        for post in batch:
            versions = _versions(post, history.get(post[0], []))
            body = versions[-1].body
            html = markup.render(body, image_hosts=hosts)
            texts.append((post[0], body, html, markup.excerpt(html, 280), len(versions)))
            revisions += [_revision(post[0], number, one, known) for number, one in enumerate(versions, 1)]
        copy("import_text", texts)
        copy("posts_revision", revisions, _REVISION_COLUMNS)
        last, done = batch[-1][0], done + len(batch)
        progress.at(done)
    run("ANALYZE import_text")
    progress.done(f"{done} posts")


def _versions(post: tuple, history: list[tuple]) -> list[Version]:
    """One version an action; at least one, made of what the dump says of the post today."""
    _number, kind, html, title, tags, owner, owner_name, created = post
    versions: list[Version] = []
    now = {"title": title if kind == 1 else "", "body": html, "tags": tags if kind == 1 else []}
    for _action, rows in groupby(history, key=lambda row: row[2]):
        group = list(rows)
        for _post, event, _guid, _at, _editor, _name, _summary, text in group:
            if event in _BODIES:
                now["body"] = text
            elif kind == 1 and event in _TITLES:
                now["title"] = line(text, 250)
            elif kind == 1 and event in _TAGS:
                now["tags"] = tag_names(text)
        _post, _event, _guid, at, editor, name, _summary, _text = group[0]
        summary = next((row[6] for row in group if row[6]), "")
        versions.append(Version(at, editor, name, summary, **now))
    return versions or [Version(created, owner, owner_name, "", **now)]


def _revision(post: int, number: int, one: Version, known: set[int]) -> tuple:
    editor = one.editor if one.editor in known else None
    name = "" if editor else one.editor_name or (f"user{one.editor}" if one.editor else "")
    return post, number, editor, name, one.at, one.summary, one.title, one.body, one.tags
