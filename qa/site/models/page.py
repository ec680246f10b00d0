"""Pages whose words are the owner's: about, help, formatting, privacy, terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SitePage(models.Model):
    """`key` is the address (`help`, `formatting`, `about`, `privacy`, `terms`); the shipped words fill it at first."""

    key = models.SlugField(_("page"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text (Markdown)"))
    body_html = models.TextField(editable=False)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.title
