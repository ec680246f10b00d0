"""What happens to members, for whoever wants to hear it."""

from django.dispatch import Signal

member_suspended = Signal()  # user, by, reason, until
member_reinstated = Signal()  # user, by, reason
member_visited = Signal()  # user: the first page of a UTC day; `user.days_in_a_row` and `last_seen` are up to date
flair_given = Signal()  # flair, by
flair_ended = Signal()  # flair, by, reason: ended by a moderator, not by its last day
