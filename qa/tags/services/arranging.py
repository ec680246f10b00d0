"""Moving what stands in a category elsewhere, so that the category can go."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from qa.core.verdict import Invalid
from qa.tags.models import Category
from qa.tags.signals import category_emptied


@transaction.atomic
def empty_category(*, category: Category, into: Category, by) -> Category:
    """Move the questions and the subcategories of `category` into `into`; the category stays, empty.

    Revisions keep the category of their time.
    """
    if into.pk in Category.objects.with_descendants(category):
        raise Invalid(_("Choose a category that is not this one and not inside it."), "into")
    ids = sorted(category.questions.values_list("pk", flat=True))
    posts = category.questions.model.objects
    list(posts.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk").only("pk"))
    list(Category.objects.select_for_update().filter(pk__in=[category.pk, into.pk]).order_by("pk"))
    for child in category.subcategories.all():
        child.parent = into
        _check(child)
        child.save(update_fields=["parent"])
    category.questions.update(category=into)
    counts = Category.objects.filter(pk__in=[category.pk, into.pk]).annotate(
        public=Count("questions", filter=Q(questions__concealment=None))
    )
    for row in counts:
        Category.objects.filter(pk=row.pk).update(question_count=row.public)
    category_emptied.send(sender=Category, category=category, into=into, by=by)
    return into


def _check(child: Category) -> None:
    try:
        child.clean()
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), "into") from None
