"""States of a post as rows with who, when and why. `Post` points at the one in force; ended ones stay as history."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class State(models.Model):
    """What every state has: the post, who set it and when, and who ended it and when."""

    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="%(class)ss")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["post"], condition=Q(ended_at=None), name="one_%(class)s_in_force")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.post_id}"


class CloseReason(models.Model):
    """Why questions are closed; the list is kept by the moderators."""

    slug = models.SlugField(_("key"), max_length=40, unique=True)
    label = models.CharField(_("label"), max_length=80)
    explanation = models.TextField(_("what the author reads"), blank=True)
    is_active = models.BooleanField(_("offered"), default=True)
    position = models.IntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("close reason")
        verbose_name_plural = _("close reasons")
        ordering = ["position", "label"]

    def __str__(self) -> str:
        return self.label


class Closure(State):
    """A closed question takes no new answers; everything else stays."""

    reason = models.ForeignKey(CloseReason, models.PROTECT, related_name="+", verbose_name=_("reason"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    duplicate_of = models.ForeignKey(
        "posts.Post", models.SET_NULL, null=True, blank=True, related_name="duplicates", verbose_name=_("duplicate of")
    )

    class Meta(State.Meta):
        verbose_name = _("closure")
        verbose_name_plural = _("closures")


class Lock(State):
    """A locked post takes no votes, edits, comments or answers."""

    reason = models.CharField(_("reason"), max_length=300)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    class Meta(State.Meta):
        verbose_name = _("lock")
        verbose_name_plural = _("locks")

    @property
    def in_force(self) -> bool:
        return self.ended_at is None and (self.until is None or self.until > timezone.now())


class Concealment(State):
    """Why a post is not public: held for a moderator, rejected by one, or deleted."""

    class Kind(models.TextChoices):
        HELD = "held", _("waiting for a moderator")
        REJECTED = "rejected", _("rejected")
        DELETED = "deleted", _("deleted")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta(State.Meta):
        verbose_name = _("concealment")
        verbose_name_plural = _("concealments")
        indexes = [models.Index(fields=["kind", "created_at"], name="concealment_queue", condition=Q(ended_at=None))]
