"""How far a long command is: one line that moves on a terminal, one line a stage in a pipe."""

import time

BAR_EVERY = 0.2  # seconds


class Progress:
    """`stream` is a text stream; nothing is written when it is None."""

    def __init__(self, stream=None):
        self._stream = stream
        self._terminal = stream is not None and stream.isatty()
        self._name, self._total, self._started, self._shown = "", 0, 0.0, 0.0

    def stage(self, name: str, total: int = 0) -> None:
        """Begin a stage of `total` units (bytes, rows); 0 when nobody knows."""
        self._name, self._total, self._started, self._shown = name, total, time.monotonic(), 0.0
        if self._terminal:
            self._show(f"{name} …")

    def at(self, done: int) -> None:
        """`done` units of the stage are behind us."""
        now = time.monotonic()
        if not self._terminal or not self._total or not done or now - self._shown < BAR_EVERY:
            return
        self._shown = now
        left = (now - self._started) * (self._total - done) / done
        self._show(f"{self._name} … {min(100, 100 * done // self._total)} %, about {left:.0f} s left")

    def done(self, what: str = "") -> None:
        """The stage is over; `what` says what came of it."""
        took = time.monotonic() - self._started
        line = f"{self._name}: {what or 'done'} ({took:.1f} s)"
        if self._terminal:
            self._show(line)
            self._stream.write("\n")
        elif self._stream is not None:
            self._stream.write(line + "\n")
        if self._stream is not None:
            self._stream.flush()

    def _show(self, text: str) -> None:
        self._stream.write(f"\r\x1b[K{text}")
        self._stream.flush()
