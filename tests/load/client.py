"""A small HTTP client that measures: each connection sends its next request as soon as it has the whole last answer.

Only to this machine, for a bounded time, in a process of its own, so that it does not share the interpreter's lock with
whoever waits for the numbers.
"""

import multiprocessing
import re
import selectors
import socket
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache

HOST = "127.0.0.1"
LONGEST = 30  # seconds; no measurement lasts longer
SILENCE = 20  # seconds without any answer: give up
FEWEST = 10  # answers; a slow page gets more time, up to LONGEST
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_BODILESS = {204, 304}


@dataclass
class Sample:
    """What came back: milliseconds of each answer, how many of each status, and in how many seconds."""

    milliseconds: list[float] = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def per_second(self) -> float:
        return len(self.milliseconds) / self.seconds if self.seconds else 0.0

    def percentile(self, share: float) -> float:
        """The time within which that share of the answers came."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


@dataclass
class Answer:
    status: int
    head: bytes
    body: bytes

    def header(self, name: str) -> str:
        found = re.search(rb"\r\n" + re.escape(name.encode()) + rb": *([^\r]*)", self.head, re.IGNORECASE)
        return found[1].decode("latin-1") if found else ""


def measure(port: int, scripts: list[list[bytes]], seconds: float) -> Sample:
    """Run one connection for each script (requests that it repeats in turn) for that long, in another process."""
    return _process().submit(run, port, scripts, seconds).result()


@cache
def _process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))  # ends with this program


def fetch(port: int, request: bytes) -> Answer:
    """One request, one whole answer."""
    connection = _Connection(port, [request])
    try:
        while not connection.take():
            pass
        return connection.answer()
    finally:
        connection.sock.close()


def run(port: int, scripts: list[list[bytes]], seconds: float) -> Sample:
    """What `measure` does, in this process."""
    sample = Sample()
    with selectors.DefaultSelector() as selector:
        connections = [_Connection(port, script) for script in scripts]
        for connection in connections:
            selector.register(connection.sock, selectors.EVENT_READ, connection)
        began = time.perf_counter()
        for connection in connections:
            connection.send()
        try:
            while _goes_on(time.perf_counter() - began, seconds, len(sample.milliseconds)):
                ready = selector.select(0.1)
                for key, _events in ready:
                    if key.data.take():
                        sample.milliseconds.append((time.perf_counter() - key.data.sent_at) * 1000)
                        sample.statuses[key.data.status] += 1
                        key.data.send()
            sample.seconds = time.perf_counter() - began
        finally:
            for connection in connections:
                connection.sock.close()
    return sample


def _goes_on(passed: float, seconds: float, answers: int) -> bool:
    return passed < LONGEST and (passed < seconds or answers < FEWEST)


class _Connection:
    def __init__(self, port: int, script: list[bytes]) -> None:
        self.sock = socket.create_connection((HOST, port), timeout=SILENCE)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.script, self.at = script, 0
        self.received, self.needed, self.status, self.sent_at = bytearray(), -1, 0, 0.0

    def send(self) -> None:
        """Send the next request of the script."""
        self.received.clear()
        self.needed, self.sent_at = -1, time.perf_counter()
        self.sock.sendall(self.script[self.at % len(self.script)])
        self.at += 1

    def take(self) -> bool:
        """Receive what is there; True once the answer is whole."""
        if not self.sent_at:
            self.send()
        part = self.sock.recv(1 << 18)
        if not part:
            raise ConnectionError("The server has closed the connection.")
        self.received += part
        if self.needed < 0 and (end := self.received.find(b"\r\n\r\n")) >= 0:
            self.status = int(self.received[9:12])
            length = _LENGTH.search(self.received, 0, end)
            if length is None and self.status not in _BODILESS:
                raise ValueError("An answer without Content-Length cannot be measured.")
            self.needed = end + 4 + (int(length[1]) if length and self.status not in _BODILESS else 0)
        return 0 <= self.needed <= len(self.received)

    def answer(self) -> Answer:
        head, _gap, body = bytes(self.received).partition(b"\r\n\r\n")
        return Answer(self.status, head, body)
