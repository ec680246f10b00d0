"""Counters of the posting limits, in PostgreSQL so that all workers agree."""

from django.db import models


class RateCounter(models.Model):
    """How often `key` (limit and who, networks as keyed hashes) was used in the window that ends at `expires_at`."""

    key = models.CharField(max_length=120, primary_key=True)
    count = models.IntegerField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"
