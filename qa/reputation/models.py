"""The ledger: every point and why. Reputation is a pure function of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """Why points moved (rules B.1)."""

    QUESTION_UP = "question-up", _("question voted up")
    ANSWER_UP = "answer-up", _("answer voted up")
    QUESTION_DOWN = "question-down", _("question voted down")
    ANSWER_DOWN = "answer-down", _("answer voted down")
    DOWN_VOTER = "down-voter", _("voting an answer down")
    ACCEPTED = "accepted", _("answer accepted")
    ACCEPTING = "accepting", _("accepting an answer")
    BOUNTY_GIVEN = "bounty-given", _("bounty offered")
    BOUNTY_WON = "bounty-won", _("bounty received")
    BOUNTY_RETURNED = "bounty-returned", _("bounty returned")
    IMPORTED = "imported", _("imported balance")


CAPPED = {Event.QUESTION_UP, Event.ANSWER_UP, Event.QUESTION_DOWN, Event.ANSWER_DOWN}


class LedgerEntry(models.Model):
    """`points` moved for `user` on the UTC date `day` by what happened to `post`; undoing it deletes the row.

    `vote` names its source where a vote caused it, so that deleting the vote finds its entries; `source_id` is the id
    of its source in another app's table (`services.sources`), so that it is written once. `capped` says whether the
    daily cap counts it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="ledger")
    event = models.CharField(max_length=16, choices=Event.choices)
    points = models.IntegerField()
    capped = models.BooleanField()
    post = models.ForeignKey("posts.Post", models.SET_NULL, null=True, blank=True, related_name="ledger")
    # Not CASCADE: the receiver of the vote's deletion takes these rows back; who goes round it meets the constraint.
    vote = models.ForeignKey("votes.Vote", models.DO_NOTHING, null=True, blank=True, related_name="ledger")
    source_id = models.BigIntegerField(null=True, blank=True, editable=False)
    day = models.DateField()
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="ledger_by_user"),
            models.Index(fields=["day"], name="ledger_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["vote", "user"], name="ledger_once_per_vote_and_user"),
            models.UniqueConstraint(
                fields=["post", "event"],
                condition=models.Q(event__in=["accepted", "accepting"]),
                name="ledger_once_per_acceptance",
            ),
            models.UniqueConstraint(
                fields=["source_id", "event"],
                condition=models.Q(source_id__isnull=False),
                name="ledger_once_per_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.points:+d} {self.event}"


class DayTotal(models.Model):
    """A member's sums of one UTC day: `capped` before the cap, `exempt` beside it.

    Effect: min(cap, capped) + exempt.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="day_totals")
    day = models.DateField()
    capped = models.IntegerField(default=0)
    exempt = models.IntegerField(default=0)

    class Meta:
        verbose_name = _("points of a day")
        verbose_name_plural = _("points of days")
        indexes = [models.Index(fields=["day"], name="day_total_by_day")]
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="day_total_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"
