"""Titles by points, where the owner has set some ("100 Good neighbour"), from the settings row in hand."""

from functools import lru_cache

from qa.site.current import site_settings
from qa.site.titles import read_titles


def title_for(points: int) -> str:
    """The highest title that `points` reach; empty when there is none."""
    reached = [title for needed, title in _steps(site_settings().titles) if needed <= points]
    return reached[-1] if reached else ""


@lru_cache(maxsize=8)
def _steps(text: str) -> tuple[tuple[int, str], ...]:
    return tuple(read_titles(text)[0])
