"""What the worker does about accounts."""

from accounts.services import flair
from qa.core.tasks import at


@at("5 0 * * *")
def end_expired_flair():
    """Soon after midnight (UTC): roles whose last day is over are shown no more."""
    flair.end_expired()
