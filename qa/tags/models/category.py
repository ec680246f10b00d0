"""The tree of categories, kept by the moderators."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qa.tags.querysets import CategoryQuerySet

MAX_LEVELS = 4


class Category(models.Model):
    """`question_count` counts the public questions directly inside."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("address"), max_length=60, unique=True, allow_unicode=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="subcategories", verbose_name=_("inside")
    )
    position = models.IntegerField(_("position"), default=0)
    question_count = models.IntegerField(_("questions"), default=0, editable=False)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="category_not_inside_itself"),
            models.CheckConstraint(condition=models.Q(question_count__gte=0), name="category_question_count_positive"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("tags:category", args=[self.slug])

    def clean(self):
        """Refuse a circle and a tree deeper than four levels."""
        above, node = 0, self.parent
        while node is not None:
            above += 1
            if node.pk == self.pk:
                raise ValidationError({"parent": _("A category cannot be inside itself.")})
            node = node.parent
        if above + self._levels_below() > MAX_LEVELS:
            raise ValidationError({"parent": _("Categories go four levels deep at most.")})

    def _levels_below(self) -> int:
        """Levels from this one down, itself included."""
        levels, frontier = 1, [self.pk] if self.pk else []
        while frontier:
            frontier = list(Category.objects.filter(parent__in=frontier).values_list("pk", flat=True))
            levels += bool(frontier)
        return levels
