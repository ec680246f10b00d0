"""How a member wants to be told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qa.notifications.kinds import BY_NAME, Rhythm


class Preference(models.Model):
    """A member's own choices; without a row the defaults of `qa.notifications.kinds` hold.

    `rhythms` is {kind: {channel: rhythm}} with only what differs from the defaults. Between `quiet_from` and
    `quiet_until`, in the member's time zone, nothing is handed over (both empty: no quiet hours; the span may cross
    midnight). `discreet`: neutral sender and subject, no content. `mail_stopped_at`: the address bounces or complained,
    so no mail goes there.
    `digest_week` is the ISO week (2026-W48) whose digest was dealt with.
    """

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="notification_preference"
    )
    rhythms = models.JSONField(default=dict, blank=True)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    discreet = models.BooleanField(_("discreet"), default=False)
    weekly_digest = models.BooleanField(_("weekly digest"), default=False)
    digest_week = models.CharField(max_length=8, blank=True, editable=False)
    mail_stopped_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail_stopped_why = models.CharField(max_length=60, blank=True, editable=False)

    class Meta:
        verbose_name = _("notification preference")
        verbose_name_plural = _("notification preferences")

    def __str__(self) -> str:
        return f"preferences of member {self.pk}"

    def rhythm(self, kind: str, channel: str) -> str:
        """When `kind` goes out on `channel`: a value of `Rhythm`."""
        return self.rhythms.get(kind, {}).get(channel) or getattr(BY_NAME[kind], channel, Rhythm.NEVER)
