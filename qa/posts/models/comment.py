"""Comments: small, close to their post, with ids of their own."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qa.posts.querysets import CommentQuerySet


class Comment(models.Model):
    """`deleted_at` with `deleted_by` hides it from all but its author and moderators."""

    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="comments")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    author_name = models.CharField(max_length=40, blank=True)
    body = models.TextField(_("comment"))
    body_html = models.TextField(editable=False)
    score = models.IntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["post", "created_at", "id"], name="comment_by_post", condition=Q(deleted_at=None)),
            models.Index(fields=["author", "-created_at"], name="comment_by_author"),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    def get_absolute_url(self) -> str:
        from qa.posts.addresses import comment_url

        return comment_url(self)

    @property
    def shown_author(self) -> str:
        return self.author.display_name if self.author_id else self.author_name or str(_("anonymous"))
