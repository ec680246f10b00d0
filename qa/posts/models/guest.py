"""What is kept of a guest beside the post: as little and as short as it can be."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class GuestAuthor(models.Model):
    """`email` is used only to tell the guest that this post was selected or commented on; never shown to members.

    It is erased by the link in every message. `edit_key_hash` is the SHA-256 of the key in the guest's own cookie.
    """

    post = models.OneToOneField("posts.Post", models.CASCADE, related_name="guest", primary_key=True)
    email = models.EmailField(_("e-mail address"), null=True, blank=True)  # noqa: DJ001 - null: never given, or erased
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    edit_key_hash = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")

    def __str__(self) -> str:
        return f"guest of post {self.pk}"
