"""What was read and what was left out, and the report of it."""

import resource
import time
from collections import Counter


class Tally:
    """`skip("comments-on-missing-posts", 3)` counts; reasons are short, fixed names."""

    def __init__(self):
        self.rows = 0
        self.skipped: Counter[str] = Counter()
        self._started = time.monotonic()

    def skip(self, reason: str, count: int = 1) -> None:
        if count:
            self.skipped[reason] += count

    def report(self, posts: dict, members: dict) -> dict:
        """The report that the contract describes."""
        took = max(time.monotonic() - self._started, 0.001)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # Linux counts kilobytes
        return {
            "posts": posts,
            "members": members,
            "skipped": dict(sorted(self.skipped.items())),
            "rows_per_second": round(self.rows / took, 1),
            "peak_memory_mb": round(peak, 1),
        }
