"""A vote: one row per member and post, never edited. Changing it is a delete and a create."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qa.votes.querysets import VoteQuerySet


class Vote(models.Model):
    """`value` is +1 or −1. `voter` is null for imported votes, whose voters dumps do not name.

    `post_save` and `post_delete` move score and points (`qa.reputation`), so bulk writes are refused.
    """

    class Value(models.IntegerChoices):
        UP = 1, _("up")
        DOWN = -1, _("down")

    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="votes")
    voter = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="votes")
    value = models.SmallIntegerField(choices=Value.choices)
    created_at = models.DateTimeField(default=timezone.now)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            models.UniqueConstraint(fields=["post", "voter"], name="one_vote_per_member_and_post"),
            models.CheckConstraint(condition=Q(value__in=[1, -1]), name="vote_is_up_or_down"),
        ]
        indexes = [models.Index(fields=["voter", "-created_at"], name="vote_by_voter")]

    def __str__(self) -> str:
        return f"{self.get_value_display()} on {self.post_id}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A vote is never edited: delete it and create another (qa.votes.services.cast_vote).")
        super().save(*args, **kwargs)
