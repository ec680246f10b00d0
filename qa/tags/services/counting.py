"""How many public questions carry a tag or stand in a category: moved with each question, proved by `reconcile`."""

from django.db.models import F
from django.utils.translation import gettext as _

from qa.core.verdict import Conflict
from qa.tags.models import Category, Tag


def shift_tag_counts(tag_ids, by: int) -> None:
    """Add `by` to the counts of these tags; rows are locked in the order of their ids, so that no two wait for each other."""
    ids = sorted(tag_ids)
    if ids and by:
        found = list(Tag.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
        if len(found) < len(ids):
            raise Conflict(_("A moderator has just merged one of these tags into another. Please send it again."))
        Tag.objects.filter(pk__in=ids).update(question_count=F("question_count") + by)


def shift_category_count(category_id: int | None, by: int) -> None:
    if category_id and by:
        Category.objects.filter(pk=category_id).update(question_count=F("question_count") + by)
