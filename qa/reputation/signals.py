"""What happens in the ledger, for whoever wants to hear it: inside the transaction, after the totals have moved."""

from django.dispatch import Signal

# entries: list of `points.Points` (or rows of the ledger, which have the same names: user_id, event, points, post_id,
# day), sign: +1 when they were written, -1 when they were taken back
points_moved = Signal()
