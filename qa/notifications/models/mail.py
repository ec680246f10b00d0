"""Mail on its way out, written in the transaction that causes it and sent after; and what came in by mail."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """One message.

    `key` is deterministic for its cause, so the same event cannot be queued twice; the Message-ID is made from it.
    `question_id` ties the messages about one thread together in a mail program (no foreign key: mail may outlive it);
    `in_reply_to` is the Message-ID of a mail that this one answers. With a `sender_name` of its own it is discreet.
    Once sent, neither the address nor the text is kept; the row itself goes after `delivery.KEPT`.
    """

    key = models.CharField(max_length=120, unique=True)
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    sender_name = models.CharField(max_length=60, blank=True)  # empty: the site's own
    reply_to = models.CharField(max_length=254, blank=True)
    in_reply_to = models.CharField(max_length=254, blank=True)
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


class IncomingMail(models.Model):
    """An answer by mail that was dealt with, so that the same one is never posted twice.

    `key` is a hash of its Message-ID; neither the text nor the address is kept. `outcome` says what became of it.
    """

    class Outcome(models.TextChoices):
        POSTED = "posted", _("posted")
        REFUSED = "refused", _("refused, and its sender told why")
        STRANGER = "stranger", _("from an address that is not the member's")

    key = models.CharField(max_length=64, unique=True)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    comment = models.ForeignKey("posts.Comment", models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=8, blank=True, choices=Outcome.choices)
    received_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = _("incoming mail")
        verbose_name_plural = _("incoming mail")

    def __str__(self) -> str:
        return f"{self.outcome} for {self.member_id}"
