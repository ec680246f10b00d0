"""What happens to bounties, for whoever wants to hear it: sent inside the transaction."""

from django.dispatch import Signal

bounty_offered = Signal()  # bounty, by, amount: begun, or added to by another member
bounty_awarded = Signal()  # bounty, answer, points, by: None when the rule awarded it at the end
bounty_ending = Signal()  # bounty: its time is over, the days of grace begin
bounty_ended = Signal()  # bounty: over, nothing was awarded
# bounty, by, reason: staff ended it, or closed or deleted its question; the givers have their points back
bounty_returned = Signal()
