"""Saying what happened to awards, by the signals of this app and inside the transaction."""

from qa.badges.models import Award
from qa.badges.signals import badge_awarded, badge_revoked


def tell_awarded(ids: list[int]) -> None:
    _send(badge_awarded, ids)


def tell_revoked(ids: list[int]) -> None:
    _send(badge_revoked, ids)


def _send(signal, ids: list[int]) -> None:
    for award in Award.objects.filter(pk__in=ids).for_list().order_by("pk") if ids else ():
        signal.send(sender=Award, award=award)
