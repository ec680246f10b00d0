"""What the clock does for saved posts."""

from qa.core.tasks import at
from qa.following.services import reminding


@at("*/5 * * * *")
def send_reminders() -> None:
    """Remind members of what they have saved, once its day has come."""
    reminding.send_reminders()
