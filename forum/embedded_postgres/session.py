"""Who uses the embedded server now: the first one starts it, the last one stops it, and a crash confuses nobody.

Two lock files, both let go by the kernel when a program dies: `turn.lock` is held for the moment in which somebody
arrives or leaves, `users.lock` is shared by all who are in.
"""

import fcntl
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from forum.embedded_postgres.errors import Unavailable
from forum.embedded_postgres.places import database_settings
from forum.embedded_postgres.server import Server

# Commands that read no table: no reason to start a server for them.
WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "compilemessages",
    "diffsettings",
    "findstatic",
    "makemessages",
    "startapp",
}


@contextmanager
def running(var: Path) -> Iterator[dict[str, Any]]:
    """Have the server of the folder `var` for as long as the block runs; gives Django's DATABASES entry.

    Raises Unavailable, with a sentence for the reader, when there can be none.
    """
    users = _arrive(Path(var))
    try:
        yield database_settings(var)
    finally:
        _leave(Path(var), users)


def _arrive(var: Path) -> int:
    try:
        server = Server.of(var)
        users = _open(server.home / "users.lock")
        try:
            with _turn(server.home):
                alone = _alone(users)
                try:
                    server.ensure(others=not alone)
                except BaseException:
                    if alone:
                        server.stop()  # it may have come up half way
                    raise
                fcntl.flock(users, fcntl.LOCK_SH)
        except BaseException:
            os.close(users)
            raise
    except OSError as error:
        raise Unavailable(
            f"The database's folder {error.filename or var} cannot be used: {error.strerror or error}. Make room for "
            "it or choose another folder with FORUM_VAR."
        ) from error
    return users


def _leave(var: Path, users: int) -> None:
    try:
        server = Server.of(var)
        with _turn(server.home):
            if _alone(users):
                server.stop()
    finally:
        os.close(users)


def _alone(users: int) -> bool:
    """Whether nobody else shares the lock. Lets go of our own share: ask while holding the turn."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _turn(home: Path) -> Iterator[None]:
    turn = _open(home / "turn.lock")
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield
    finally:
        os.close(turn)


def _open(lock: Path) -> int:
    """Open a lock file; root makes it for the folder's owner, who must be able to use it later."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    if os.geteuid() == 0:
        owner = lock.parent.stat()
        os.fchown(handle, owner.st_uid, owner.st_gid)
    return handle


def in_use(settings: Any) -> bool:
    """Whether these Django settings point to the embedded server and not to one that DATABASE_URL names."""
    return settings.DATABASES["default"].get("HOST") == database_settings(settings.VAR)["HOST"]


_ending = False


def _end(number: int, frame: FrameType | None) -> NoReturn:
    global _ending
    _ending = True
    sys.exit(128 + number)


def told_to_end() -> bool:
    """Whether a SIGTERM came before the command could take it. Python loses the exit that it raises within an import's
    inner callbacks, so a command that runs for long asks once when it is ready."""
    return _ending


@contextmanager
def for_command(argv: Sequence[str]) -> Iterator[None]:
    """For manage.py: have the server while a command runs that needs one; say in a sentence why not, exit status 2.

    Settings that refuse what stands in the environment end in the same way.
    """
    try:
        wanted = _needs_database(argv) and in_use(settings)
    except (ImproperlyConfigured, ValueError) as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(2)
    if not wanted:
        yield
        return
    signal.signal(signal.SIGTERM, _end)  # else nobody would stop the server
    context = running(settings.VAR)
    try:
        context.__enter__()
    except Unavailable as error:
        sys.stderr.write(f"error: {error}\n")
        sys.exit(2)
    try:
        yield
    finally:
        context.__exit__(None, None, None)


def _needs_database(argv: Sequence[str]) -> bool:
    words = argv[1:]
    if not words or {"--help", "-h", "--version", "help", "version"} & set(words):
        return False
    settings.VAR  # noqa: B018 - reads the settings now, for their refusals
    return words[0] not in WITHOUT_DATABASE or "--database" in words
