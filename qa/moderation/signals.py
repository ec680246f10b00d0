"""What moderators do to people directly, for whoever wants to hear it: sent inside the act's transaction."""

from django.dispatch import Signal

staff_message_written = Signal()  # message: a StaffMessage
