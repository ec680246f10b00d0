"""Muting a thread or a person, and hearing of them again."""

from django.db import transaction

from qa.following import limits, rules
from qa.following.models import Mute
from qa.following.services.following import drop
from qa.following.services.things import hold


@transaction.atomic
def mute(*, member, thing) -> Mute:
    """`member` wants to hear nothing of `thing`, a question or a member; a follow of it ends. Twice is once.

    Raises `Refusal` or `TooOften`. Nobody else learns of it.
    """
    rules.may_mute(member, thing).require()
    target = hold(member, thing)
    row, made = Mute.objects.get_or_create(member=member, **target)
    drop(member, target)
    if made:
        limits.require_room(member, Mute.objects.filter(member=member), limits.MUTES, limits.no_room_to_mute())
    return row


@transaction.atomic
def unmute(*, member, thing) -> None:
    """Hear of `thing` again; what was followed before is not followed by itself. Twice is once."""
    rules.may_keep(member).require()
    Mute.objects.filter(member=member, **hold(member, thing)).delete()
