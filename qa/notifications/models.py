"""Mail on its way: written in the transaction that causes it, sent after, at least once."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """One message.

    `key` is deterministic for its cause, so the same event cannot be queued twice; the Message-ID is made from it.
    `question_id` ties the messages about one thread together in a mail program (no foreign key: mail may outlive it).
    Once sent, neither the address nor the text is kept; the row itself goes after `delivery.KEPT`.
    """

    key = models.CharField(max_length=120, unique=True)
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    question_id = models.BigIntegerField(null=True, blank=True)
    unsubscribe_url = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.IntegerField(default=0)
    next_attempt_at = models.DateTimeField(db_index=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")

    def __str__(self) -> str:
        return self.key


class MailOptOut(models.Model):
    """A member who wants no mail about answers: the link in every message leads here."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("member without mail")
        verbose_name_plural = _("members without mail")

    def __str__(self) -> str:
        return f"no mail for member {self.pk}"
