"""Folders and programs for the tests of the embedded PostgreSQL."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.forum.embedded import HOLD
from tests.smtp import mail_server  # noqa: F401 - a fixture


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may enter, gone afterwards with all that the server put elsewhere."""
    place = Path(tempfile.mkdtemp(prefix="askwell-test-", dir="/tmp"))
    place.chmod(0o755)
    yield place
    for link in place.glob("**/postgres"):
        if link.is_symlink():
            shutil.rmtree(link.resolve(), ignore_errors=True)
    shutil.rmtree(place)


@pytest.fixture
def hold() -> Iterator[Callable[[Path], "subprocess.Popen[str]"]]:
    """Start another program that uses the server until its input ends."""
    programs = []

    def start(var: Path) -> "subprocess.Popen[str]":
        program = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(var)],
            cwd=settings.ROOT,
            env={**os.environ, "FORUM_PG_FSYNC": "on"},  # as for a real forum, whose writes must last
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        programs.append(program)
        assert program.stdout
        assert program.stdout.readline() == "in\n"
        return program

    yield start
    for program in programs:
        program.kill()
        program.communicate()
