"""May I give a badge by hand?"""

from django.utils.translation import gettext as _

from qa.badges.models import Badge
from qa.badges.own import OwnRule
from qa.core.verdict import YES, Verdict, no


def may_give(user, badge: Badge, member=None) -> Verdict:
    """Moderators and the owner, those badges that the owner has made for it; to oneself only the owner."""
    if not (user.is_authenticated and user.is_moderator):
        return no(_("Only moderators give badges."))
    if not (badge.own and badge.rule == OwnRule.HAND):
        return no(_("This badge is earned, not given: the program awards it by its rule."))
    if member is not None and member.pk == user.pk and not user.is_superuser:
        return no(_("Nobody gives a badge to themselves: please ask a colleague."))
    if not badge.enabled:
        return no(_("This badge is switched off."))
    return YES
