"""Child processes of one command that live and die together with it."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

GRACE = 8  # seconds that children have to finish what they are doing; granian ends its workers after 5
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Start children with `start`, then `wait` until we are told to stop or one of them ends.

    Each child leads a process group of its own: a Ctrl-C on the terminal reaches only us, and we stop the children in
    order. On Linux the kernel tells a child when we are killed, so that it does not keep the port.
    """

    def __init__(self) -> None:
        self.stopped = False
        self._children: list[tuple[str, subprocess.Popen[bytes]]] = []

    def listen(self) -> None:
        """From now on SIGINT, SIGTERM and SIGHUP mean: stop in order."""
        for number in STOPPING:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stopped = True

    def start(self, name: str, command: Sequence[str], *, folder: Path) -> None:
        """Start a child; `name` is what messages call it."""
        child = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=folder, stdin=subprocess.DEVNULL, process_group=0, preexec_fn=_die_with(os.getpid())
        )
        self._children.append((name, child))

    def ended(self) -> str | None:
        """Name of a child that has ended by itself, if any."""
        return next((name for name, child in self._children if child.poll() is not None), None)

    def wait(self) -> str | None:
        """Wait for a signal (gives None) or for the end of a child (gives its name)."""
        while not self.stopped:
            if name := self.ended():
                return name
            time.sleep(0.1)
        return None

    def stop(self) -> None:
        """Ask the children to finish, and end those that do not in time, with their own children."""
        for _, child in reversed(self._children):
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for _, child in reversed(self._children):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(max(0.0, deadline - time.monotonic()))
            _signal_group(child, signal.SIGKILL)  # also what a dead child left behind
            child.wait()


def _signal_group(child: "subprocess.Popen[bytes]", number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)


def _die_with(parent: int) -> Callable[[], None] | None:
    """What a child does before it begins: ask the kernel for a SIGTERM when `parent` dies (Linux only)."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    set_parent_death_signal = 1  # PR_SET_PDEATHSIG of <linux/prctl.h>

    def arrange() -> None:
        prctl(set_parent_death_signal, signal.SIGTERM)
        if os.getppid() != parent:  # died in between
            os._exit(1)

    return arrange
