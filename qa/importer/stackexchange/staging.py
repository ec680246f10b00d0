"""Temporary tables that hold the dump as it was read; they vanish with the transaction."""

from collections.abc import Iterable

from django.db import connection

TABLES = {
    "import_user": "id int, reputation int, joined timestamptz, seen date, display_name text, username text,"
    " website text, location text, about text, about_html text",
    "import_post": "id int, kind smallint, parent_id int, accepted_id int, created timestamptz, score int,"
    " views bigint, html text, owner int, owner_name text, editor int, editor_name text, edited timestamptz,"
    " active timestamptz, title text, tags text[], closed timestamptz, wiki timestamptz",
    "import_history": "id int, post_id int, type smallint, action text, at timestamptz, editor int,"
    " editor_name text, summary text, text text",
    "import_close": "post_id int, at timestamptz, by_id int, reason text, original_id int",
    "import_link": "post_id int, related_id int",
    "import_text": "post_id int, body text, html text, excerpt text, revisions int",
    "import_comment": "id int, post_id int, author int, author_name text, score int, body text, html text,"
    " created timestamptz",
    "import_vote": "id int, post_id int, type smallint, at timestamptz",
}
_WITH_ID = ("import_user", "import_post", "import_history", "import_comment", "import_vote")


def create() -> None:
    """Make them, empty; what another import left in this transaction is dropped."""
    with connection.cursor() as cursor:
        for name, columns in TABLES.items():
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
            cursor.execute(f"CREATE TEMPORARY TABLE {name} ({columns}) ON COMMIT DROP")


def copy(table: str, rows: Iterable[tuple], columns: str = "") -> int:
    """COPY `rows` into `table` (`columns` in brackets, all without); returns how many."""
    count = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} {columns} FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)
            count += 1
    return count


def run(sql: str, params=None) -> int:
    """Execute one statement; returns the number of rows it wrote."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.rowcount


def select(sql: str, params=None) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def drop_repeated(tally) -> None:
    """Of rows with one id the first counts."""
    for table in _WITH_ID:
        what = {"import_history": "history"}.get(table, table.removeprefix("import_") + "s")
        dropped = run(f"DELETE FROM {table} a USING {table} b WHERE a.id = b.id AND a.ctid > b.ctid")  # noqa: S608
        tally.skip(f"{what}-repeated", dropped)


def prepare_joins() -> None:
    """Indexes and statistics, so that the statements that follow are planned well."""
    for table in _WITH_ID:
        run(f"ALTER TABLE {table} ADD PRIMARY KEY (id)")
    run("CREATE INDEX ON import_history (post_id)")
    run("CREATE INDEX ON import_close (post_id)")
    for table in TABLES:
        run(f"ANALYZE {table}")
