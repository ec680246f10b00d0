"""`manage.py run`, which is what `make run` starts, as a person meets it: from outside, by signals and its output."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from forum.embedded_postgres import cluster
from forum.embedded_postgres.server import Server
from forum.supervisor import LASTING

# One worker of tests runs all of these: each test goes on with the forum that the one before has left.
pytestmark = [pytest.mark.slow, pytest.mark.skipif(settings.PRODUCTION, reason="production has its own database")]
PATIENCE = 90  # seconds


class Forum:
    """A folder and a port, and the program that serves them."""

    def __init__(self, var: Path) -> None:
        self.var = var
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "HOST")},
            "FORUM_VAR": str(var),
            "PORT": str(self.port),
            "PYTHONUNBUFFERED": "1",
        }

    def start(self) -> "subprocess.Popen[str]":
        """Start it and wait for the line that says it is ready; `.said` holds what it printed until then."""
        program = subprocess.Popen(
            [sys.executable, "manage.py", "run"],
            cwd=settings.ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert program.stdout
        self.said = ""
        for line in program.stdout:
            self.said += line
            if line.startswith("Ctrl-C"):
                return program
        raise AssertionError(f"it ended with {program.wait()}: {self.said}")

    def manage(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a command beside it."""
        return subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=settings.ROOT,
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def answers(self) -> int | None:
        """Status of /health, or None when nobody listens."""
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health", timeout=10).status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    def database_runs(self) -> bool:
        entry = cluster.PidFile.read(self.var / "postgres" / "data")
        return entry is not None and entry.alive()

    def worker(self, program: "subprocess.Popen[str]") -> int | None:
        """Process number of the worker."""
        for pid in Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split():
            with contextlib.suppress(OSError):
                if Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0").endswith(b"manage.py\0work"):
                    return int(pid)
        return None

    def waits_for_the_worker(self) -> int:
        """Leave it a task and see how it stands after two seconds: how many are not done."""
        words = [
            "import time",
            "from qa.notifications.services.sending import send_mail",
            "from qa.site.models import BackgroundTask",
            "send_mail.defer()",
            "time.sleep(2)",
            "print('left', BackgroundTask.objects.exclude(status='succeeded').count())",
        ]
        return int(self.manage("shell", "-v", "0", "-c", "; ".join(words)).stdout.rsplit("left ", 1)[1])

    def web_servers(self) -> list[int]:
        """Process numbers of granian and its workers."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (entry / "cmdline").read_bytes().split(b"\0")
                if b"granian" in words and str(self.port).encode() in words:
                    found.append(int(entry.name))
        return sorted(found)


@pytest.fixture(scope="module")
def forum() -> Iterator[Forum]:
    place = Path(tempfile.mkdtemp(prefix="askwell-run-", dir="/tmp"))
    place.chmod(0o755)
    yield Forum(place / "var")
    shutil.rmtree(place)


@pytest.fixture
def running(forum: Forum) -> Iterator["subprocess.Popen[str]"]:
    program = forum.start()
    yield program
    if program.poll() is None:
        program.terminate()
    program.communicate(timeout=PATIENCE)


def test_the_first_run_shows_a_community_and_how_to_log_in(forum: Forum) -> None:
    program = forum.start()
    assert f"http://127.0.0.1:{forum.port}/" in forum.said
    assert "Loading the demo community" in forum.said
    assert "log in as member" in forum.said
    assert "log in as moderator" in forum.said
    assert forum.answers() == 200

    program.send_signal(signal.SIGINT)
    program.communicate(timeout=PATIENCE)
    assert program.returncode == 0
    assert forum.web_servers() == []
    assert not forum.database_runs()


def test_a_second_run_is_refused_and_other_commands_join(forum: Forum, running: "subprocess.Popen[str]") -> None:
    assert "Loading" not in forum.said, "the demo community comes once"

    second = forum.manage("run", PORT="0")
    assert (second.returncode, len(second.stderr.splitlines())) == (2, 1)
    assert "is running already" in second.stderr

    assert forum.manage("migrate", "--check").returncode == 0
    assert forum.answers() == 200


def test_a_port_that_is_taken(forum: Forum) -> None:
    with socket.create_server(("127.0.0.1", forum.port)):
        refused = forum.manage("run")
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    assert "is taken" in refused.stderr
    assert not forum.database_runs()


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"])
def test_production_says_what_is_missing(forum: Forum, missing: str) -> None:
    given = {"SECRET_KEY": "s" * 60, "ALLOWED_HOSTS": "forum.example", "DATABASE_URL": "postgres://db.example/forum"}
    refused = forum.manage("run", FORUM_ENV="production", **{**given, missing: ""})
    assert (refused.returncode, len(refused.stderr.splitlines())) == (2, 1)
    assert missing in refused.stderr


def test_after_a_kill_the_next_start_is_fine(forum: Forum) -> None:
    program = forum.start()
    program.kill()
    program.communicate()
    begin = time.monotonic()
    while forum.web_servers() and time.monotonic() - begin < 15:
        time.sleep(0.1)
    assert forum.web_servers() == [], "the kernel told the web server"

    again = forum.start()
    assert time.monotonic() - begin < PATIENCE / 2
    assert forum.answers() == 200
    again.send_signal(signal.SIGTERM)
    again.communicate(timeout=PATIENCE)
    assert again.returncode == 0
    assert not forum.database_runs()


def test_it_ends_with_an_error_when_the_web_server_dies(forum: Forum) -> None:
    program = forum.start()
    os.kill(forum.web_servers()[0], signal.SIGKILL)
    said, _ = program.communicate(timeout=PATIENCE)
    assert program.returncode == 1
    assert "the web server has ended by itself" in said
    assert forum.web_servers() == []
    assert not forum.database_runs()


def test_a_killed_worker_and_a_restarted_database_are_survived(forum: Forum, running: "subprocess.Popen[str]") -> None:
    assert forum.waits_for_the_worker() == 0
    killed = forum.worker(running)
    time.sleep(LASTING)
    os.kill(killed, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while forum.worker(running) in (killed, None) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert forum.worker(running) not in (killed, None), "it was started anew"
    deadline = time.monotonic() + 45  # until it works: a worker that is still starting would start a database itself
    while forum.waits_for_the_worker() and time.monotonic() < deadline:
        pass

    assert Server.of(forum.var)._control("restart", "-m", "fast").returncode == 0
    deadline = time.monotonic() + 30
    while forum.waits_for_the_worker() and time.monotonic() < deadline:
        pass
    assert forum.waits_for_the_worker() == 0
    assert forum.answers() == 200
    assert running.poll() is None
