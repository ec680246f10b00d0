"""Who may do what with an account."""

from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.privileges import may_take_part
from qa.core.verdict import YES, Verdict, no


def may_edit_profile(user, member) -> Verdict:
    """One's own profile, unless one's account is paused; moderators edit others' in the admin."""
    if not user.is_authenticated:
        return no(_("Please log in first."))
    if user.pk != member.pk:
        return YES if user.is_moderator else no(_("This is another member's profile."))
    return may_take_part(user)


def may_see_email(user, member) -> Verdict:
    """Oneself and the owner; moderators work with names, points and posts."""
    if user.is_authenticated and (user.pk == member.pk or user.is_superuser):
        return YES
    return no(_("E-mail addresses are shown to their owners only."))


def may_see_suspension_reason(user, member) -> bool:
    """That somebody is paused, all may know; why is for the member and the moderators."""
    return user.is_authenticated and (user.pk == member.pk or user.is_moderator)


def may_suspend(user, member) -> Verdict:
    """Moderators may pause members, not each other."""
    if not (user.is_authenticated and user.is_moderator):
        return no(_("Only moderators can pause an account."))
    if member.is_system:
        return no(_("The system's own account cannot be paused."))
    if member.is_moderator:
        return no(_("A moderator cannot be suspended; take the moderator mark away first."))
    return YES


def may_give_flair(user, member) -> Verdict:
    """Moderators vouch for others; for a moderator only the owner does."""
    if not (user.is_authenticated and user.is_moderator):
        return no(_("Only moderators can say what somebody's role is."))
    if member.is_system:
        return no(_("The system's own account has no role."))
    if member.is_moderator and not user.is_superuser:
        return no(_("Nobody vouches for themselves or a colleague here: the owner of the site can do it."))
    return YES


def may_leave(user) -> Verdict:
    """Every member may leave at any time; a forum keeps at least one owner."""
    if not user.is_authenticated:
        return no(_("Please log in first."))
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        return no(_("You are the last owner of this site. Make somebody else an owner first, then you can leave."))
    return YES
