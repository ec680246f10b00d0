"""What happens to badges, for whoever wants to hear it: sent inside the transaction."""

from django.dispatch import Signal

badge_awarded = Signal()  # award: an Award with its badge, member and, where there is one, post or tag
badge_revoked = Signal()  # award
