"""The files of a PostgreSQL cluster: making them, reading its lock file, its options and its log."""

import locale
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from forum.embedded_postgres.errors import Unavailable
from forum.embedded_postgres.places import NAME, PORT, Account

MAJOR = "17"
LARGEST_LOG = 10_000_000  # bytes; a larger one is put aside at the next start
NOBODY = 99_999_999  # a process number that no system gives
ZONES = Path("/usr/share/zoneinfo")  # compiled into the wheel's programs


@dataclass(frozen=True)
class PidFile:
    """PostgreSQL's own lock file `postmaster.pid`, which a crash leaves behind."""

    data: Path
    pid: int
    sockets: str
    ready: bool

    @classmethod
    def read(cls, data: Path) -> "PidFile | None":
        """The lock file of the data directory, or None when there is none."""
        try:
            lines = (data / "postmaster.pid").read_text(errors="surrogateescape").splitlines()
        except FileNotFoundError:
            return None
        lines += [""] * (8 - len(lines))  # a start writes it line by line
        pid = int(lines[0]) if lines[0].isdigit() else 0
        return cls(data, pid, lines[4], lines[7].strip() == "ready")

    def alive(self) -> bool:
        """Whether that process still is this cluster's server: after a crash its number may be somebody else's."""
        if self.pid <= 0:
            return False
        try:
            os.kill(self.pid, 0)
            # A server works inside its data directory, also after that was moved.
            return not sys.platform.startswith("linux") or Path(f"/proc/{self.pid}/cwd").samefile(self.data)
        except OSError:
            return False

    def disown(self) -> None:
        """Tell PostgreSQL that this process is not its server, in case that the number has been given anew.

        The file stays: its other lines keep a new server from starting while sessions of the old one still end.
        """
        path = self.data / "postmaster.pid"
        text = path.read_text(errors="surrogateescape")
        path.write_text(text.replace(str(self.pid), str(NOBODY), 1), errors="surrogateescape")


def run(command: list[str], who: Account) -> "subprocess.CompletedProcess[str]":
    """Run one of PostgreSQL's programs as its account, away from our terminal, folder and PG… variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return subprocess.run(  # noqa: S603 - our own command
        command,
        cwd="/",
        env={**environment, "LC_MESSAGES": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
        umask=0o077,
        **who.switch(),
    )


def create(home: Path, who: Account, programs: Path) -> None:
    """Make an empty cluster in `home/data`; it has that name only once it is complete."""
    if sys.platform.startswith("linux") and not (ZONES / "UTC").exists():
        raise Unavailable(f"PostgreSQL needs the time zone files in {ZONES}: install the system's package tzdata.")
    fresh = home / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)  # of a start that was cut off
    fresh.mkdir(mode=0o700)
    if os.geteuid() != who.uid:
        os.chown(fresh, who.uid, who.gid)
    # The builtin provider sorts and folds Unicode alike on every system; pg_trgm still asks the C library what a
    # letter is, hence lc-ctype.
    command = [str(programs / "initdb"), "-D", str(fresh), "-U", NAME, "--auth=trust", "--encoding=UTF8"]
    command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", f"--lc-ctype={_ctype()}"]
    # initdb's own flushing of 1,000 small files is left out; the first checkpoint does it.
    result = run([*command, "--no-sync", "--no-instructions"], who)
    if result.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise Unavailable(f"PostgreSQL could not make its files in {home}: {reason(result.stderr)}.")
    fresh.rename(home / "data")


def _ctype() -> str:
    """A locale of this system that knows Unicode's letters, or else C."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "C.utf8", "en_US.UTF-8"):
            try:
                locale.setlocale(locale.LC_CTYPE, name)
            except locale.Error:
                continue
            return name
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C"


def check_version(data: Path) -> None:
    """Refuse a cluster of another major version, which this server cannot read."""
    version = (data / "PG_VERSION").read_text().strip()
    if version != MAJOR:
        raise Unavailable(
            f"The database in {data} was made by PostgreSQL {version} and this is {MAJOR}: move it over with that "
            "version's pg_dump, or choose another FORUM_VAR."
        )


def options(sockets: Path) -> list[str]:
    """The server's options, `name=value`. FORUM_PG_FSYNC=off trades safety for speed, for tests only."""
    chosen = [
        "listen_addresses=",
        f'unix_socket_directories="{sockets}"',
        "unix_socket_permissions=0700",
        f"port={PORT}",
        "max_connections=100",
        "shared_buffers=128MB",
        "jit=off",  # pages ask small questions; compiling them costs more than it saves
        "shared_preload_libraries=pg_stat_statements",
        "timezone=UTC",
    ]
    if os.environ.get("FORUM_PG_FSYNC", "on") == "off":
        chosen += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    return chosen


def open_log(log: Path, who: Account) -> None:
    """Make the log file for the server's account; put a large one aside."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.old"))
    log.touch(mode=0o600)
    if os.geteuid() != log.stat().st_uid or os.geteuid() != who.uid:
        os.chown(log, who.uid, who.gid)


def since(log: Path, begin: int) -> str:
    """What was written to the log after its byte `begin`."""
    with log.open("rb") as lines:
        lines.seek(begin)
        return lines.read().decode(errors="replace")


def reason(text: str) -> str:
    """The first line of a log, or of a program's errors, that says why."""
    lines = [line.strip() for line in text.splitlines() if line.strip()] or ["it gave no reason"]
    telling = [line[found.end() :] for line in lines if (found := re.search(r"(FATAL|PANIC|ERROR|error): +", line))]
    return (telling or lines)[0].rstrip(".")
