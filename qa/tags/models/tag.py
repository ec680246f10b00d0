"""A tag: django-taggit's, with our own count and description. Addresses use the name (`c++`), not the slug."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from qa.tags.addresses import quote_tag
from qa.tags.querysets import TagQuerySet


class Tag(TagBase):
    """`question_count` counts the public questions that carry it (moved by `qa.posts`, proved by `reconcile`)."""

    name = models.CharField(_("name"), max_length=35, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True, allow_unicode=True)
    description = models.CharField(_("description"), max_length=500, blank=True)
    question_count = models.IntegerField(_("questions"), default=0)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]
        indexes = [models.Index(fields=["-question_count", "name"], name="tag_by_count")]
        constraints = [
            models.CheckConstraint(condition=models.Q(question_count__gte=0), name="tag_question_count_positive")
        ]

    def get_absolute_url(self) -> str:
        return reverse("posts:tagged", args=["x"])[:-1] + quote_tag(self.name)
