"""What the tests of the embedded PostgreSQL say again and again."""

from pathlib import Path
from typing import Any

import psycopg

from forum.embedded_postgres import database_settings
from forum.embedded_postgres.cluster import PidFile

# A program that uses the server of a folder until its input ends.
HOLD = """
import sys
from pathlib import Path
from forum.embedded_postgres import running
with running(Path(sys.argv[1])):
    print("in", flush=True)
    sys.stdin.readline()
"""


def ask(var: Path, query: str) -> Any:
    """The first value of the answer, or None where there are no rows."""
    place = database_settings(var)
    with psycopg.connect(
        host=place["HOST"], port=place["PORT"], user=place["USER"], dbname=place["NAME"], autocommit=True
    ) as connection:
        cursor = connection.execute(query)
        return cursor.fetchone()[0] if cursor.description else None


def server(var: Path) -> PidFile | None:
    entry = PidFile.read(var / "postgres" / "data")
    return entry if entry and entry.alive() else None
