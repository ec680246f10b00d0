"""The browsers that members have asked to be told in, and the key that signs what is pushed to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PushSubscription(models.Model):
    """One browser of one member (RFC 8030): `endpoint` is the address at its push service, `p256dh` and `auth` its
    public key and secret (base64url, RFC 8291).

    The address is a secret: who knows it can send. `endpoint_hash` (SHA-256, hexadecimal) finds it again and names it
    in pages; a browser that another member logs in with becomes theirs. `session_hash` names the session it was
    switched on in, so that logging out there ends it. `failures` counts attempts since it last worked.
    """

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="push_subscriptions")
    endpoint = models.TextField()
    endpoint_hash = models.CharField(max_length=64, unique=True)
    p256dh = models.CharField(max_length=100)
    auth = models.CharField(max_length=40)
    browser = models.CharField(_("browser"), max_length=60, blank=True)
    session_hash = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(_("switched on"), auto_now_add=True)
    last_ok_at = models.DateTimeField(_("last reached"), null=True, blank=True)
    failures = models.IntegerField(default=0)

    class Meta:
        verbose_name = _("push subscription")
        verbose_name_plural = _("push subscriptions")
        indexes = [models.Index(fields=["session_hash"], name="push_by_session", condition=~Q(session_hash=""))]

    def __str__(self) -> str:
        return f"{self.browser or 'browser'} of member {self.member_id}"


class PushKey(models.Model):
    """The forum's own key pair (VAPID, RFC 8292): one row, made at the first use. `private_key` is the 32 bytes of the
    P-256 key as base64url. Browsers are bound to it: a new key means that all members switch push on again."""

    private_key = models.CharField(max_length=60)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = verbose_name_plural = _("push key")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="push_key_is_one_row")]

    def __str__(self) -> str:
        return "push key"
