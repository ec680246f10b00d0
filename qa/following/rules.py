"""Who may follow, mute and save what. Nobody but the member ever sees what they follow, mute or save."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.verdict import YES, Verdict, no
from qa.following.models import Mute

# Moderators speak for the forum. Of somebody who became one after they were muted, the mute sleeps.
MUTABLE = Q(person__is_staff=False, person__is_superuser=False)


def may_keep(user) -> Verdict:
    """Following and saving are private, so a pause of the account does not stop them."""
    return YES if user.is_authenticated else no(_("Please log in first."))


def may_follow(user, thing) -> Verdict:
    """Whatever the member can see, but for oneself and whom one has muted: one of the two would have no effect.

    A quiet profile is no hindrance: it keeps a member out of lists, and what they post is as public as before.
    """
    if not user.is_authenticated:
        return may_keep(user)
    if isinstance(thing, User):
        if thing.pk == user.pk:
            return no(_("You hear of your own posts anyway."))
        if Mute.objects.filter(member=user, person=thing).exists():
            return no(_("You have muted this member. Take that back first, then you can follow them."))
    return YES


def may_mute(user, thing) -> Verdict:
    """Any thread, and anybody but oneself and the moderators, whose decisions a member has to hear of."""
    if not user.is_authenticated:
        return may_keep(user)
    if isinstance(thing, User):
        if thing.pk == user.pk:
            return no(_("You cannot mute yourself."))
        if thing.is_moderator:
            return no(_("Moderators cannot be muted, because you need to hear of what they decide."))
    return YES
