"""What happens to saved posts and follows, for whoever wants to hear it."""

from django.dispatch import Signal

reminder_due = Signal()  # saved: a SavedPost whose day has come; sent once, in the transaction that marks it
post_saved = Signal()  # saved
member_followed = Signal()  # follow
