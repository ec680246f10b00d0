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
LASTING = 5  # seconds after which the end of a child is an accident, and not a start that cannot succeed
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Supervisor:
    """Start children with `start`, then `wait` until we are told to stop or one of them ends.

    Each child leads a process group of its own: a Ctrl-C on the terminal reaches only us, and we stop the children in
    order. On Linux the kernel tells a child when we are killed, so that it does not keep the port.
    """

    def __init__(self) -> None:
        self.stopped = False
        self._children: list[Child] = []

    def listen(self) -> None:
        """From now on SIGINT, SIGTERM and SIGHUP mean: stop in order."""
        for number in STOPPING:
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self.stopped = True

    def start(self, name: str, command: Sequence[str], *, folder: Path, again: bool = False) -> None:
        """Start a child; `name` is what messages call it. With `again` it is started anew when it was killed."""
        self._children.append(Child(name, command, folder, again))

    def ended(self) -> str | None:
        """Name of a child that has ended by itself and was not started anew, if any."""
        return next((child.name for child in self._children if child.ended() and not child.revived()), None)

    def wait(self) -> str | None:
        """Wait for a signal (gives None) or for the end of a child (gives its name)."""
        while not self.stopped:
            if name := self.ended():
                return name
            time.sleep(0.1)
        return None

    def stop(self) -> None:
        """Ask the children to finish, and end those that do not in time, with their own children."""
        programs = [child.program for child in reversed(self._children)]
        for program in programs:
            _signal_group(program, signal.SIGTERM)
        deadline = time.monotonic() + GRACE
        for program in programs:
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(max(0.0, deadline - time.monotonic()))
            _signal_group(program, signal.SIGKILL)  # also what a dead child left behind
            program.wait()


class Child:
    """One program that runs for the supervisor."""

    def __init__(self, name: str, command: Sequence[str], folder: Path, again: bool) -> None:
        self.name = name
        self._command, self._folder, self._again = command, folder, again
        self._start()

    def _start(self) -> None:
        self._since = time.monotonic()
        self.program = subprocess.Popen(  # noqa: S603 - our own command
            self._command,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            process_group=0,
            preexec_fn=_die_with(os.getpid()),
        )

    def ended(self) -> bool:
        return self.program.poll() is not None

    def revived(self) -> bool:
        """Started anew, where that is wanted and the one before had lasted."""
        if not self._again or time.monotonic() - self._since < LASTING:
            return False
        self._start()
        return True


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
