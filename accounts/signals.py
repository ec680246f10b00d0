"""What happens to members, for whoever wants to hear it."""

from django.dispatch import Signal

member_suspended = Signal()  # user, by, reason, until
member_reinstated = Signal()  # user, by, reason
