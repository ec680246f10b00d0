"""`manage.py run`: everything the forum needs, in one command, until it is told to stop."""

import errno
import fcntl
import http.client
import os
import resource
import socket
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections

from forum import first_run
from forum.supervisor import Supervisor
from qa.importer.demo import demo_logins

PATIENCE = 60  # seconds until the web server must answer
CONNECTIONS = 4096  # open ones of each worker, resting ones included: every open page keeps one


class Command(BaseCommand):
    """Migrates, shows the demo community on a first run, and serves; exit status 2 when it cannot begin."""

    help = "Prepares the database and the static files and serves the forum at HOST:PORT until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default=settings.HOST)
        parser.add_argument("--port", type=int, default=settings.PORT)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        supervisor = Supervisor()
        os.environ.update(HOST=host, PORT=str(port))  # the children's links in mails begin with it
        with _only_one():
            _check_address(host, port)
            self._prepare()
            supervisor.listen()
            allow_connections()
            try:
                supervisor.start("the web server", web_server(host, port), folder=settings.ROOT)
                worker = [sys.executable, "manage.py", "work"]
                supervisor.start("the worker", worker, folder=settings.ROOT, again=True)
                if _until_it_answers(supervisor, host, port):
                    self._announce(host, port)
                ended = supervisor.wait()
            finally:
                supervisor.stop()
        if ended:
            raise CommandError(f"{ended} has ended by itself; its last lines above say why.", returncode=1)
        self.stdout.write("Stopped. Everything is kept for the next start.")

    def _prepare(self) -> None:
        if first_run.migrate():
            self._say("The database is up to date.")
        if first_run.wants_demo():
            self._say("Loading the demo community …")
            call_command("load_demo", verbosity=0)
        if first_run.collect_static():
            self._say("Static files are in place.")
        connections.close_all()

    def _announce(self, host: str, port: int) -> None:
        shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
        lines = [f"The forum is open at http://{shown}:{port}/"]
        for label, username, password in demo_logins():
            lines.append(f"  log in as {label}: {username}  password: {password}")
        lines.append("Ctrl-C stops it.")
        self._say("\n".join(lines))

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


def web_server(host: str, port: int) -> list[str]:
    """The command of granian. WEB_WORKERS processes (2) with WEB_THREADS threads (4) each answer requests."""
    workers = os.environ.get("WEB_WORKERS", "2")
    threads = os.environ.get("WEB_THREADS", str(min(4, 2 * (os.cpu_count() or 1) + 1)))  # more only take turns
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--host", host, "--port", str(port), "--log-level", "warning"),
        *("--workers", workers, "--blocking-threads", threads),
        *("--backlog", str(CONNECTIONS), "--backpressure", str(CONNECTIONS)),  # granian's own limit is 512 a worker
        *("--respawn-failed-workers", "--workers-kill-timeout", "5"),
        "forum.wsgi:application",
    ]


def allow_connections() -> None:
    """Let the children open as many sockets as `CONNECTIONS` needs, as far as the system allows; many start at 1024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = CONNECTIONS + 1024
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


@contextmanager
def _only_one() -> Iterator[None]:
    """Refuse to serve one folder twice. The kernel lets go of the lock when the program dies, however it does."""
    path = settings.VAR / "run.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock: TextIO = path.open("w")
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.", returncode=2) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(
                f"The forum of {settings.VAR} is running already: stop it first, or choose another folder "
                "with FORUM_VAR.",
                returncode=2,
            ) from None
        yield


def _check_address(host: str, port: int) -> None:
    """Whether we can listen there. granian itself would share a port that is taken, and both would answer."""
    if not 1 <= port <= 65535:
        raise CommandError(f"PORT must be between 1 and 65535, not {port}.", returncode=2)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"Port {port} is taken: choose another, such as PORT={port + 1}.", returncode=2
            ) from None
        raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}.", returncode=2) from None


def _until_it_answers(supervisor: Supervisor, host: str, port: int) -> bool:
    """Wait for the first answer of any kind; False when it ended or was stopped before."""
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    deadline = time.monotonic() + PATIENCE
    while not supervisor.stopped and not supervisor.ended() and time.monotonic() < deadline:
        client = http.client.HTTPConnection(target, port, timeout=5)
        try:
            client.request("GET", "/health")
            client.getresponse()
        except (OSError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return True
        finally:
            client.close()
    return False
