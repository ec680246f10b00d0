"""What the worker does from time to time for the whole forum."""

from qa.core.tasks import at
from qa.pages import forgetting


@at("7 * * * *")
def forget_expired() -> None:
    """Delete counters, cache rows and sessions whose time is over."""
    forgetting.forget_expired()
