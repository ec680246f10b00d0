"""What a member has typed and not yet posted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """One per member and purpose: a new question (`post` null), an answer to `post`, or an edit of `post`."""

    class Purpose(models.TextChoices):
        ASK = "ask"
        ANSWER = "answer"
        EDIT = "edit"

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    purpose = models.CharField(max_length=6, choices=Purpose.choices)
    post = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=250, blank=True)
    body = models.TextField(blank=True)
    tags = models.CharField(max_length=400, blank=True)
    category = models.CharField(max_length=60, blank=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(fields=["member", "purpose", "post"], name="draft_once", nulls_distinct=False),
            models.CheckConstraint(
                name="draft_has_its_post",
                condition=Q(purpose="ask", post=None) | ~Q(purpose="ask") & Q(post__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.post_id or ''}"
