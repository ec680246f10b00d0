"""Badges that staff give by hand, with a note, and take back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.badges import rules
from qa.badges.models import Award, Badge
from qa.badges.services.telling import tell_awarded, tell_revoked
from qa.core.text import clean_line
from qa.core.verdict import Conflict
from qa.moderation.models import Action
from qa.moderation.services import log


@transaction.atomic
def give_badge(*, badge: Badge, member, by, note: str = "") -> Award:
    """`member` has `badge` from now on; `Conflict` when they have it and it is given once only."""
    rules.may_give(by, badge, member).require()
    now = timezone.now()
    key = f"hand-{now:%Y%m%d%H%M%S%f}" if badge.many else ""
    fields = {"at": now, "given_by": by, "note": clean_line(note)[:300], "revoked_at": None}
    award, made = Award.objects.select_for_update().get_or_create(badge=badge, member=member, key=key, defaults=fields)
    if not made:
        if award.revoked_at is None:
            raise Conflict(_("%(name)s has this badge already.") % {"name": member})
        Award.objects.filter(pk=award.pk).update(**fields)
    log.record(Action.ADD, by, target=_award_in_words(badge, member), reason=note, member=member)
    tell_awarded([award.pk])
    return award


@transaction.atomic
def take_back(*, award: Award, by, reason: str = "") -> None:
    """`award`, given by hand, is no more; twice is once."""
    rules.may_give(by, award.badge).require()
    if not Award.objects.filter(pk=award.pk, revoked_at=None).update(revoked_at=timezone.now()):
        return
    log.record(Action.REMOVE, by, target=_award_in_words(award.badge, award.member), reason=reason, member=award.member)
    tell_revoked([award.pk])


def _award_in_words(badge: Badge, member) -> str:
    return _("badge “%(badge)s” of %(name)s") % {"badge": badge.title, "name": member}
