"""Every text that a post has had."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Revision(models.Model):
    """The whole state of a post's text after an edit; number 1 is what was first posted."""

    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="revisions")
    number = models.IntegerField()
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    editor_name = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    summary = models.CharField(_("what was changed"), max_length=300, blank=True)
    title = models.CharField(max_length=250, blank=True)
    body = models.TextField()
    tag_names = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    category = models.ForeignKey("tags.Category", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["post", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.post_id} #{self.number}"

    @property
    def shown_editor(self) -> str:
        return self.editor.display_name if self.editor_id else self.editor_name or str(_("anonymous"))
