"""Questions to the table of bounties, in the product's words."""

from django.db import models


class BountyQuerySet(models.QuerySet):
    def running(self):
        return self.filter(state="running")

    def over_for_readers(self, now):
        """Running ones whose time is up, and nobody has noticed yet."""
        return self.running().filter(grace_began_at=None, ends_at__lte=now).order_by("ends_at", "id")

    def to_settle(self, now):
        """Running ones whose days of grace are over too."""
        return self.running().filter(grace_until__lte=now).order_by("grace_until", "id")

    def by_hand(self):
        """Awarded by the starter, not by the rule at the end."""
        return self.filter(state="awarded", ended_by__isnull=False)
