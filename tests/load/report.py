"""The benchmark's result as JSON (docs: the contract of `var/bench.json`) and as a table for people."""

import json
import os
import platform
from pathlib import Path

NOT_YET = {
    "similar_titles": "there are no suggestions of similar questions yet",
    "thread_nginx": "no nginx stands before the forum here",
    "growth": "needs communities of several sizes",
    "search": "recall needs questions whose right answers are known",
}


def machine() -> dict:
    """What the numbers depend on, and nothing that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "memory_gib": round(memory, 1),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def report(floors: dict, pages: dict, about: dict) -> dict:
    floor = floors["django_fixed_page"]["requests_per_second"]
    for figures in pages.values():
        figures["floor_ratio"] = round(figures["requests_per_second"] / floor, 4) if floor else None
    return {"machine": about, "floors": floors, "pages": pages, "not_measured": NOT_YET}


def write(found: dict, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=2) + "\n")


COLUMNS = "req/s p50 p95 p99 req/s·1 req/s·64 queries bytes sent floor"
HEAD = " " * 22 + "".join(f"{name:>9}" for name in COLUMNS.split())


def line(name: str, found: dict) -> str:
    """One row of the table; milliseconds and requests at 8 connections where nothing else is said."""
    by = {number: figures["requests_per_second"] for number, figures in found["by_connections"].items()}
    times = "".join(f"{found[key]:9.1f}" for key in ("requests_per_second", "p50_ms", "p95_ms", "p99_ms"))
    sizes = "".join(f"{_whole(found.get(key)):>9}" for key in ("queries", "bytes", "bytes_compressed"))
    ratio = found.get("floor_ratio")
    share = f"{ratio:9.1%}" if ratio is not None else ""
    return f"{name:22}{times}{by.get('1', 0):9.1f}{by.get('64', 0):9.1f}{sizes}{share}"


def _whole(value: int | None) -> str:
    return "" if value is None else str(value)
