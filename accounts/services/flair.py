"""Giving a member a role to show, and ending it. The only writer of `Flair` and of its copies on `User`."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Flair, FlairKind, User
from accounts.rules import may_give_flair
from accounts.signals import flair_ended, flair_given
from qa.core.text import clean_line
from qa.core.verdict import Invalid


@transaction.atomic
def give_flair(*, user: User, kind: FlairKind, by: User, expires_on: date | None = None, note: str = "") -> Flair:
    """Let `user` show `kind` up to and including the UTC date `expires_on`; one in force is replaced."""
    may_give_flair(by, user).require()
    if expires_on is not None and expires_on < timezone.now().date():
        raise Invalid(_("Choose a date in the future."), "expires_on")
    User.objects.lock([user.pk])
    _in_force().filter(user=user).update(ended_at=timezone.now(), ended_by=by)
    flair = Flair.objects.create(user=user, kind=kind, given_by=by, expires_on=expires_on, note=clean_line(note)[:300])
    _copy(user.pk, kind.word, expires_on)
    flair_given.send(sender=Flair, flair=flair, by=by)
    return flair


@transaction.atomic
def end_flair(*, user: User, by: User, reason: str = "") -> bool:
    """End what is in force; False when there is nothing. `reason` goes into the moderators' log."""
    may_give_flair(by, user).require()
    User.objects.lock([user.pk])
    flair = _in_force().filter(user=user).select_related("kind", "user").first()
    if flair is None:
        return False
    _in_force().filter(pk=flair.pk).update(ended_at=timezone.now(), ended_by=by)
    _copy(user.pk, "", None)
    flair_ended.send(sender=Flair, flair=flair, by=by, reason=clean_line(reason))
    return True


@transaction.atomic
def end_expired() -> int:
    """End every flair whose last day is over (UTC); returns how many. Doing it again changes nothing."""
    today = timezone.now().date()
    ids = sorted(_in_force().filter(expires_on__lt=today).values_list("user_id", flat=True))
    User.objects.lock(ids)
    ended = _in_force().filter(user__in=ids, expires_on__lt=today).update(ended_at=timezone.now())
    User.objects.filter(pk__in=ids).exclude(flairs__in=_in_force()).update(flair="", flair_until=None)
    return ended


@transaction.atomic
def spread_word(kind: FlairKind) -> None:
    """After the owner has changed the word of `kind`: the same word beside everybody who has it."""
    ids = sorted(_in_force().filter(kind=kind).values_list("user_id", flat=True))
    User.objects.lock(ids)
    User.objects.filter(flairs__in=_in_force().filter(kind=kind)).update(flair=kind.word)


def _in_force():
    return Flair.objects.filter(ended_at=None)


def _copy(user_id: int, word: str, until: date | None) -> None:
    User.objects.filter(pk=user_id).update(flair=word, flair_until=until)
