"""Search learns what was loaded past its signals."""

from qa.search import services


def index_everything() -> None:
    """Make the search documents of all public posts anew."""
    services.index_all()
