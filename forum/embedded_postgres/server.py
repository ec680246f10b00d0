"""One PostgreSQL cluster: make it, start it, find it running, stop it. Callers hold the lock of `session`."""

import os
import shlex
import shutil
import signal
import stat
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from forum.embedded_postgres import cluster
from forum.embedded_postgres.errors import Unavailable
from forum.embedded_postgres.places import NAME, PORT, Account, account, binaries, home, socket_folder

PATIENCE = 60  # seconds for a start or a stop; recovery after a crash takes the longest


@dataclass(frozen=True)
class Server:
    """The embedded server of one folder."""

    home: Path
    sockets: Path
    who: Account

    @classmethod
    def of(cls, var: Path) -> "Server":
        """The server of the folder `var`; makes folders, starts nothing."""
        place = home(var)
        return cls(place, socket_folder(var), account(place))

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server has to say."""
        return self.home / "server.log"

    def answers(self) -> bool:
        """Whether a server takes queries on our socket. A connection is tried: one that dies may still listen."""
        entry = cluster.PidFile.read(self.data)
        if entry is None or not entry.ready or entry.sockets != str(self.sockets):
            return False
        try:
            self._connect().close()
        except psycopg.OperationalError:
            return False
        return True

    def _connect(self) -> "psycopg.Connection[tuple[Any, ...]]":
        return psycopg.connect(
            host=str(self.sockets), port=PORT, user=NAME, dbname="postgres", autocommit=True, connect_timeout=5
        )

    def ensure(self, *, others: bool) -> None:
        """Bring it up, whatever state it was left in. `others`: somebody else uses it now, so it may not be stopped."""
        if self.answers():
            return
        self._settle(others=others)
        if self.answers():
            return
        if not (self.data / "PG_VERSION").exists():
            cluster.create(self.home, self.who, binaries(self.who))
        cluster.check_version(self.data)
        self._open_socket_folder()
        self._start()
        self._create_database()

    def _settle(self, *, others: bool) -> None:
        """Wait for a server that is starting or stopping, stop one that we cannot talk to, forget one that is gone."""
        deadline = time.monotonic() + PATIENCE
        while (entry := cluster.PidFile.read(self.data)) is not None:
            if not entry.alive():
                entry.disown()
                return
            if self.answers():
                return
            if entry.ready and not self._is_ours(entry):
                if others:
                    raise Unavailable(
                        f"The database in {self.home} is in use by a program that was started under another path or "
                        "account: stop that one first."
                    )
                os.kill(entry.pid, signal.SIGINT)  # PostgreSQL's "fast shutdown"
            if time.monotonic() > deadline:
                raise Unavailable(
                    f"The PostgreSQL of {self.home} neither answers nor stops; the reason is in {self.log}."
                )
            time.sleep(0.05)

    def _is_ours(self, entry: cluster.PidFile) -> bool:
        """Whether it has a socket where we look: not after the folder was moved or its runtime folder swept away."""
        return entry.sockets == str(self.sockets) and (self.sockets / f".s.PGSQL.{PORT}").exists()

    def _open_socket_folder(self) -> None:
        """Make the folder of the socket, for the server's account alone; refuse one that somebody else has made."""
        self.sockets.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = self.sockets.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (os.geteuid(), self.who.uid):
            raise Unavailable(f"{self.sockets} belongs to somebody else: remove it, or choose another FORUM_VAR.")
        self.sockets.chmod(0o700)
        if status.st_uid != self.who.uid:
            os.chown(self.sockets, self.who.uid, self.who.gid)
        for name in (f".s.PGSQL.{PORT}", f".s.PGSQL.{PORT}.lock"):  # of a server that was killed
            (self.sockets / name).unlink(missing_ok=True)

    def _start(self) -> None:
        cluster.open_log(self.log, self.who)
        options = " ".join(f"-c {shlex.quote(option)}" for option in cluster.options(self.sockets))
        deadline = time.monotonic() + PATIENCE
        while True:
            begin = self.log.stat().st_size
            result = self._control("start", "-l", str(self.log), "-o", options)
            if result.returncode == 0:
                return
            # Sessions of a server that was killed end by themselves, but take a moment.
            if "still in use" not in cluster.since(self.log, begin) or time.monotonic() > deadline:
                break
            time.sleep(0.2)
        why = cluster.reason(cluster.since(self.log, begin) + result.stderr)
        raise Unavailable(f"PostgreSQL did not start: {why} (see {self.log}).")

    def stop(self) -> None:
        """Stop it cleanly, ending sessions that are still open; quiet if it does not run."""
        if cluster.PidFile.read(self.data) is not None:
            self._control("stop", "-m", "fast")
        if os.geteuid() == 0 and self.sockets.name.startswith("askwell-"):
            shutil.rmtree(self.sockets, ignore_errors=True)

    def _control(self, action: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run pg_ctl in a session of its own, so that a Ctrl-C on the terminal does not tear it."""
        program = str(binaries(self.who) / "pg_ctl")
        command = [program, action, "-s", "-w", "-t", str(PATIENCE), "-D", str(self.data), *arguments]
        return cluster.run(command, self.who)

    def _create_database(self) -> None:
        try:
            with self._connect() as connection:
                if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
                    connection.execute(f"CREATE DATABASE {NAME}")
        except psycopg.Error as error:
            raise Unavailable(f"PostgreSQL started, but gave no database: {str(error).strip()}") from error
