"""A name that stands for another tag since a merge or a renaming, so that old addresses and habits still work."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qa.tags.models.tag import Tag


class TagSynonym(models.Model):
    name = models.CharField(_("name"), max_length=35, unique=True)
    target = models.ForeignKey(Tag, models.CASCADE, related_name="synonyms")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("tag synonym")
        verbose_name_plural = _("tag synonyms")
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} → {self.target}"
