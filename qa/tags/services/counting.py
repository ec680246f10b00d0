"""How many public questions carry a tag or stand in a category: moved with each question, proved by `reconcile`."""

from django.db.models import F
from django.utils.translation import gettext as _

from qa.core.verdict import Conflict
from qa.tags.models import Category, Tag


def shift_tag_counts(tag_ids, by: int) -> None:
    """Add `by` to the counts of these tags.

    Rows are locked in the order of their ids, so that no two wait for each other.
    """
    ids = _locked(Tag, tag_ids)
    if ids and by:
        Tag.objects.filter(pk__in=ids).update(question_count=F("question_count") + by)


def move_tag_counts(*, away: set[int], towards: set[int]) -> None:
    """A question has lost the tags `away` and got the tags `towards`: all rows are locked before the first changes."""
    _locked(Tag, away | towards)
    shift_tag_counts(away, -1)
    shift_tag_counts(towards, +1)


def shift_category_count(category_id: int | None, by: int) -> None:
    if category_id and by:
        Category.objects.filter(pk=category_id).update(question_count=F("question_count") + by)


def move_category_count(away: int | None, towards: int | None) -> None:
    """A question has moved from one category to another (None: from or to nowhere)."""
    _locked(Category, {away, towards} - {None})
    shift_category_count(away, -1)
    shift_category_count(towards, +1)


def _locked(model, ids) -> list[int]:
    """`ids` in their order, their rows locked; `Conflict` when one is gone."""
    ids = sorted(ids)
    found = (
        list(model.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))
        if ids
        else []
    )
    if len(found) < len(ids):
        raise Conflict(_("A moderator has just merged or moved what this stood under. Please send it again."))
    return ids
