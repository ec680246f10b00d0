"""Servers to measure: the forum's own command (granian and its flags), on a free port, ended with the block."""

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from forum.management.commands.run import allow_connections, web_server
from forum.supervisor import Supervisor
from tests.load.client import HOST

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds
FORUM = "forum.wsgi:application"
BARE = "tests.load.bare:application"


@contextmanager
def serving(application: str, **environment: str) -> Iterator[int]:
    """Serve `application` as `make run` serves the forum; gives the port."""
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    supervisor, port = Supervisor(), _free_port()
    allow_connections()
    command = [*web_server(HOST, port)[:-1], application]
    try:
        supervisor.start("the web server", command, folder=ROOT)
        _wait(supervisor, port)
        yield port
    finally:
        supervisor.stop()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def _wait(supervisor: Supervisor, port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and not supervisor.ended():
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The web server to be measured did not start; its lines above say why.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
