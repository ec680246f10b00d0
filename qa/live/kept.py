"""Answers that many readers ask for at once, kept in this process for a moment."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

_NOTHING = object()


@dataclass(eq=False, slots=True)
class _Entry:
    value: object = _NOTHING
    until: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Kept:
    """`compute(key)`, kept for `seconds`, for the `most` keys asked for last.

    One thread at a time computes the answer of a key. Meanwhile the others are given the last one, unless there is none
    or it is older than `stale` seconds: then they wait. What `compute` raises is raised, and kept by nobody.
    """

    def __init__(self, compute: Callable, *, seconds: float, most: int, stale: float = 20.0) -> None:
        self._compute, self._seconds, self._most, self._stale = compute, seconds, most, stale
        self._entries: OrderedDict[object, _Entry] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, key):
        entry = self._entry(key)
        now = time.monotonic()
        if now < entry.until:
            return entry.value
        if not entry.lock.acquire(blocking=now > entry.until + self._stale):
            return entry.value
        try:
            if time.monotonic() >= entry.until:  # somebody else may have computed it while we waited
                entry.value = self._compute(key)
                entry.until = time.monotonic() + self._seconds
            return entry.value
        finally:
            entry.lock.release()

    def __len__(self) -> int:
        return len(self._entries)

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()

    def _entry(self, key) -> _Entry:
        with self._lock:
            entry = self._entries.setdefault(key, _Entry())
            self._entries.move_to_end(key)
            if len(self._entries) > self._most:
                self._entries.popitem(last=False)
            return entry
