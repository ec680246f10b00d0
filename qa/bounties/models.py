"""A bounty: points that members give up to draw attention to a question, and what became of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qa.bounties.querysets import BountyQuerySet


class Reason(models.TextChoices):
    """What the giver wishes for; a sentence of the notice (rules B.6)."""

    REFERENCE = "reference", _("An answer that rests on reliable sources is needed.")
    CANONICAL = "canonical", _("One thorough answer for everybody with this question is wanted.")
    OUTDATED = "outdated", _("The answers so far are out of date.")
    ATTENTION = "attention", _("This question has had too little attention.")
    DETAILS = "details", _("The answers so far need more detail.")
    REWARD = "reward", _("This is to thank for an answer that is already there.")


class State(models.TextChoices):
    RUNNING = "running", _("running")
    AWARDED = "awarded", _("awarded")
    HALF = "half", _("half of it awarded by the rule")
    EXPIRED = "expired", _("ended without an award")
    RETURNED = "returned", _("returned to its givers")


class Bounty(models.Model):
    """`starter` began it and may award it; `total` is the sum of its contributions.

    It is shown until `ends_at` and can be awarded until `grace_until`; `grace_began_at` is when the program noticed the
    former. `points` went to `winner` for `awarded_to`. `ended_by` is who awarded or returned it, null where the rule
    did. Question, answer and people may go; the row stays, because the ledger follows from it.
    """

    question = models.ForeignKey("posts.Post", models.SET_NULL, null=True, related_name="bounties")
    starter = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="bounties_begun")
    reason = models.CharField(_("reason"), max_length=9, choices=Reason.choices)
    note = models.CharField(_("in the giver's words"), max_length=300, blank=True)
    total = models.IntegerField(_("points"))
    started_at = models.DateTimeField(_("begun"), default=timezone.now)
    ends_at = models.DateTimeField(_("shown until"))
    grace_until = models.DateTimeField(_("can be awarded until"))
    grace_began_at = models.DateTimeField(null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.RUNNING)
    awarded_to = models.ForeignKey("posts.Post", models.SET_NULL, null=True, blank=True, related_name="bounties_won")
    winner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="bounties_won"
    )
    points = models.IntegerField(_("points awarded"), default=0)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BountyQuerySet.as_manager()

    class Meta:
        verbose_name = _("bounty")
        verbose_name_plural = _("bounties")
        indexes = [
            models.Index(fields=["ends_at"], name="bounty_running_by_end", condition=Q(state=State.RUNNING)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["question"], condition=Q(state=State.RUNNING), name="bounty_one_running_per_question"
            ),
            models.CheckConstraint(condition=Q(total__gt=0), name="bounty_total_positive"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("started_at"), grace_until__gte=F("ends_at")), name="bounty_times_in_order"
            ),
            models.CheckConstraint(
                name="bounty_state_has_its_fields",
                condition=Q(state=State.RUNNING, points=0, ended_at=None, ended_by=None, awarded_to=None, winner=None)
                | Q(state__in=[State.EXPIRED, State.RETURNED], points=0, ended_at__isnull=False, awarded_to=None)
                & Q(winner=None)
                | Q(state__in=[State.AWARDED, State.HALF], points__gt=0, points__lte=F("total"))
                & Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.total} · {self.question}"

    @property
    def is_running(self) -> bool:
        return self.state == State.RUNNING

    @property
    def in_grace(self) -> bool:
        """Over for its readers, not yet for its starter; as the program has noticed it, so no clock is asked."""
        return self.is_running and self.grace_began_at is not None


class Contribution(models.Model):
    """What one member put into a bounty, paid at once; the first is its starter's."""

    bounty = models.ForeignKey(Bounty, models.CASCADE, related_name="contributions")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="bounties_given")
    amount = models.IntegerField(_("points"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("contribution to a bounty")
        verbose_name_plural = _("contributions to bounties")
        constraints = [
            models.UniqueConstraint(fields=["bounty", "member"], name="bounty_each_adds_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="bounty_amount_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} {self.amount}"
