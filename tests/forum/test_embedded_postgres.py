"""The embedded PostgreSQL, tried for real: each test makes a cluster of its own in a folder of its own."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from forum.embedded_postgres import Unavailable, database_settings, running
from forum.embedded_postgres.places import socket_folder
from tests.forum.embedded import HOLD, ask, server


def test_it_is_the_promised_server(folder: Path) -> None:
    with running(folder) as place:
        assert place == database_settings(folder)
        assert ask(folder, "SELECT current_setting('server_version_num')::int / 10000") == 17
        assert ask(folder, "SELECT current_setting('listen_addresses')") == ""
        assert ask(folder, "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'askwell'") == "UTF8"
        assert ask(folder, "SELECT lower('ÄЖ')") == "äж"
        for extension in ("pg_trgm", "unaccent", "pg_stat_statements"):
            ask(folder, f"CREATE EXTENSION {extension}")
        assert ask(folder, "SELECT similarity('Жизнь', 'жизни') > 0.3"), "letters beyond ASCII count as letters"
    assert server(folder) is None


def test_the_last_one_out_stops_it(folder: Path, hold: Callable[[Path], "subprocess.Popen[str]"]) -> None:
    other = hold(folder)
    begin = time.perf_counter()
    with running(folder):
        assert time.perf_counter() - begin < 0.5, "joining is quick"
        first = server(folder)
    assert first is not None
    assert server(folder) == first, "the other program still uses it"
    other.communicate("\n")
    assert server(folder) is None


def test_two_at_once_begin_with_an_empty_folder(folder: Path) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder)],
            cwd=settings.ROOT,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    errors = [program.communicate()[1] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0], errors
    assert server(folder) is None


@pytest.mark.parametrize("server_too", [False, True])
def test_a_killed_program_loses_nothing(
    folder: Path, hold: Callable[[Path], "subprocess.Popen[str]"], server_too: bool
) -> None:
    program = hold(folder)
    ask(folder, "CREATE TABLE kept AS SELECT 42 AS answer")
    left = server(folder)
    assert left is not None
    program.kill()
    if server_too:
        os.kill(left.pid, signal.SIGKILL)
    with running(folder):
        assert ask(folder, "SELECT answer FROM kept") == 42
    assert server(folder) is None


def test_a_process_number_that_was_given_anew_is_not_taken_for_the_server(folder: Path) -> None:
    with running(folder):
        remains = (folder / "postgres" / "data" / "postmaster.pid").read_text().splitlines()
    stale = folder / "postgres" / "data" / "postmaster.pid"
    stale.write_text("\n".join([str(os.getpid()), *remains[1:]]) + "\n")
    shutil.copystat(stale.parent / "PG_VERSION", stale)
    os.chown(stale, stale.parent.stat().st_uid, stale.parent.stat().st_gid)
    with running(folder):
        assert ask(folder, "SELECT 1") == 1


def test_a_moved_folder_keeps_its_data(folder: Path, hold: Callable[[Path], "subprocess.Popen[str]"]) -> None:
    program = hold(folder / "before")
    ask(folder / "before", "CREATE TABLE kept AS SELECT 42 AS answer")
    program.kill()
    program.wait()
    (folder / "before").rename(folder / "after")
    with running(folder / "after"):
        assert ask(folder / "after", "SELECT answer FROM kept") == 42
    shutil.rmtree(socket_folder(folder / "before"), ignore_errors=True)


def test_a_file_in_the_way(folder: Path) -> None:
    (folder / "var").write_text("not a folder")
    with pytest.raises(Unavailable, match="FORUM_VAR"), running(folder / "var"):
        pytest.fail("it came up")


def test_a_cluster_of_another_version(folder: Path) -> None:
    with running(folder):
        pass
    version = folder / "postgres" / "data" / "PG_VERSION"
    version.write_text("16\n")
    with pytest.raises(Unavailable, match="made by PostgreSQL 16"), running(folder):
        pytest.fail("it came up")


def test_a_server_that_cannot_start_says_why(folder: Path) -> None:
    with running(folder):
        pass
    (folder / "postgres" / "data" / "postgresql.conf").write_text("no_such_option = 1\n")
    with pytest.raises(Unavailable, match="did not start: configuration file"), running(folder):
        pytest.fail("it came up")
    with (folder / "postgres" / "users.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # nobody is left behind


def test_a_command_that_reads_no_table_starts_no_server(folder: Path) -> None:
    environment = {**os.environ, "FORUM_VAR": str(folder / "var")}
    subprocess.run([sys.executable, "manage.py", "version"], cwd=settings.ROOT, env=environment, check=True)
    assert not (folder / "var" / "postgres").exists()


def test_a_command_says_in_a_sentence_why_there_is_no_database(folder: Path) -> None:
    (folder / "postgres").write_text("in the way")
    result = subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=settings.ROOT,
        env={**os.environ, "FORUM_VAR": str(folder)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 2
    assert result.stderr.startswith("error: ")
    assert len(result.stderr.splitlines()) == 1
