"""Where entries of the ledger come from besides votes and acceptances: apps above register their sources here.

So the books can be compared with, and rewritten from, sources that this app does not know.
"""

from dataclasses import dataclass

COLUMNS = "user_id, event, points, capped, post_id, vote_id, day, created_at, source_id"


@dataclass(frozen=True)
class Source:
    """`select` (SQL without parameters) gives `COLUMNS` of every entry whose event is one of `events`.

    It follows from the rows of `tables`, which are named in the order in which acts lock them. `checks` are counters of
    the app (`reconciling.Check`), the one that others build on first.
    """

    name: str
    events: tuple[str, ...]
    select: str
    tables: tuple[str, ...]
    checks: tuple = ()


_registered: dict[str, Source] = {}


def register(source: Source) -> None:
    """Make `source` part of the books; for `AppConfig.ready`."""
    _registered[source.name] = source


def registered() -> list[Source]:
    return list(_registered.values())
