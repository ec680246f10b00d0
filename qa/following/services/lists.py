"""A member's own lists of saved posts."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from qa.core.text import clean_line
from qa.core.verdict import Invalid
from qa.following import limits, rules
from qa.following.models import SavedList

LONGEST_NAME = 60


@transaction.atomic
def create_list(*, member, name: str) -> SavedList:
    """A list called `name`; one of that name that is there already is given back. Raises `Invalid` or `Refusal`."""
    rules.may_keep(member).require()
    limits.spend_change(member)
    row, made = SavedList.objects.get_or_create(member=member, name=_checked(name))
    if made:
        limits.require_room(member, SavedList.objects.filter(member=member), limits.LISTS, limits.no_room_for_lists())
    return row


@transaction.atomic
def rename_list(*, member, saved_list: SavedList, name: str) -> None:
    """Raises `Invalid` for a name that another list of this member has."""
    limits.spend_change(member)
    name = _checked(name)
    try:
        with transaction.atomic():
            SavedList.objects.filter(member=member, pk=saved_list.pk).update(name=name)
    except IntegrityError:
        raise Invalid(_("You have a list of this name already."), "name") from None


@transaction.atomic
def delete_list(*, member, saved_list: SavedList) -> None:
    """The list goes; what was in it stays saved. Twice is once."""
    limits.spend_change(member)
    SavedList.objects.filter(member=member, pk=saved_list.pk).delete()


def _checked(name: str) -> str:
    name = clean_line(name)
    if not name:
        raise Invalid(_("Please give the list a name."), "name")
    if len(name) > LONGEST_NAME:
        raise Invalid(_("A name has at most %(most)d characters.") % {"most": LONGEST_NAME}, "name")
    return name
