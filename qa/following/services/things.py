"""What can be followed or muted: its column, and its row held while that happens."""

from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.verdict import Conflict
from qa.following.limits import spend_change
from qa.posts.models import Post
from qa.tags.models import Category, Tag

COLUMNS = {Post: "question", Tag: "tag", Category: "category", User: "person"}


def column_of(thing) -> str:
    """`question`, `tag`, `category` or `person`."""
    return next(column for model, column in COLUMNS.items() if isinstance(thing, model))


def hold(member, thing) -> dict:
    """Count one change by `member`, lock the rows in the order of the house, and give {column: thing}.

    Raises `TooOften`, and `Conflict` when the thing is gone.
    """
    model = next(model for model in COLUMNS if isinstance(thing, model))
    if model is Post:
        _lock(model, thing)
    spend_change(member)
    if model in (Tag, Category):
        _lock(model, thing)
    User.objects.lock([member.pk, *([thing.pk] if model is User else [])])
    if model is User and not User.objects.filter(pk=thing.pk).exists():
        raise Conflict(_("This is not here any more."))
    return {column_of(thing): thing}


def _lock(model, thing) -> None:
    rows = model.objects.select_for_update(of=("self",), no_key=True).filter(pk=thing.pk)
    if not rows.order_by("pk").values_list("pk", flat=True):
        raise Conflict(_("This is not here any more."))
