"""Roles that the forum vouches for, such as a verified professional: who gave them, when, and until when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FlairKind(models.Model):
    """A kind of role. `word` stands beside the name of whoever has it, everywhere."""

    name = models.CharField(_("name"), max_length=80, unique=True, help_text=_("For example “Verified psychologist”."))
    word = models.CharField(_("word beside the name"), max_length=30, help_text=_("Short, for example “psychologist”."))
    description = models.CharField(
        _("what it means"), max_length=300, help_text=_("Everybody reads it on the member's profile: who checked what?")
    )

    class Meta:
        verbose_name = _("kind of role")
        verbose_name_plural = _("kinds of roles")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Flair(models.Model):
    """One is in force at a time (`ended_at` null); ended ones stay as history. `expires_on` is its last day (UTC).

    `User.flair` and `flair_until` are copies that `accounts.services.flair` keeps, so that a thread joins nothing.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="flairs", verbose_name=_("member"))
    kind = models.ForeignKey(FlairKind, models.PROTECT, related_name="flairs", verbose_name=_("kind"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("given"), default=timezone.now)
    expires_on = models.DateField(_("last day"), null=True, blank=True)
    note = models.CharField(_("note for moderators"), max_length=300, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=models.Q(ended_at=None), name="flair_one_in_force"),
        ]
        indexes = [
            models.Index(fields=["expires_on"], name="flair_by_last_day", condition=models.Q(ended_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.kind}"
