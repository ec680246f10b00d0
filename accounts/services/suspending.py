"""Pausing a member, and ending a pause early."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Suspension, User
from accounts.signals import member_reinstated, member_suspended
from qa.core.verdict import Invalid, no


@transaction.atomic
def suspend(*, user: User, by: User, until, reason: str) -> Suspension:
    """Pause `user` until the datetime `until`; a pause in force is replaced. Staff cannot be suspended."""
    if user.is_staff or user.is_superuser:
        no(_("A moderator cannot be suspended; take the moderator mark away first.")).require()
    if until <= timezone.now():
        raise Invalid(_("Choose a date in the future."), "until")
    if not reason.strip():
        raise Invalid(_("Say why; the member will read it."), "reason")
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    _end(locked, by)
    suspension = Suspension.objects.create(user=locked, by=by, until=until, reason=reason.strip())
    User.objects.filter(pk=user.pk).update(suspension=suspension)
    member_suspended.send(sender=User, user=locked, by=by, reason=suspension.reason, until=until)
    return suspension


@transaction.atomic
def reinstate(*, user: User, by: User, reason: str = "") -> None:
    """End the pause in force, if there is one."""
    locked = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if locked.suspension_in_force:
        _end(locked, by)
        User.objects.filter(pk=user.pk).update(suspension=None)
        member_reinstated.send(sender=User, user=locked, by=by, reason=reason)


def _end(user: User, by: User) -> None:
    Suspension.objects.filter(user=user, ended_at=None).update(ended_at=timezone.now(), ended_by=by)
