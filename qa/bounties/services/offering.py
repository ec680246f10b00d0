"""Beginning a bounty, and adding to one: the points are paid at once."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from qa.bounties import rules
from qa.bounties.amounts import range_for, running_on
from qa.bounties.models import Bounty, Contribution, Reason
from qa.bounties.points import points_given
from qa.bounties.signals import bounty_offered
from qa.core.text import clean_line
from qa.core.verdict import Conflict, Invalid
from qa.posts.models import Post
from qa.posts.services.writing import locked
from qa.reputation.services import ledger
from qa.site.current import site_settings

LONGEST_NOTE = 300


@transaction.atomic
def offer_bounty(*, question: Post, by, amount: int, reason: str, note: str = "") -> Bounty:
    """`by` gives `amount` points for a bounty on `question`. Raises `Invalid` or `Refusal`."""
    question = locked(question.pk)
    giver = _locked_giver(by)
    rules.may_begin(giver, question).require()
    rules.may_have_one_more(giver).require()
    if reason not in Reason.values:
        raise Invalid(_("Say what you wish for."), "reason")
    range_for(giver, question).check(amount, giver.reputation)
    site, now = site_settings(), timezone.now()
    ends_at = now + timedelta(days=site.bounty_days)
    bounty = Bounty.objects.create(
        question=question, starter=giver, reason=reason, note=clean_line(note)[:LONGEST_NOTE], total=amount,
        started_at=now, ends_at=ends_at, grace_until=ends_at + timedelta(hours=site.bounty_grace_hours),
    )  # fmt: skip
    Post.objects.filter(pk=question.pk).update(bounty=amount, bounty_ends_at=ends_at)
    _give(bounty, giver, amount, now)
    return bounty


@transaction.atomic
def add_to_bounty(*, question: Post, by, amount: int) -> Bounty:
    """`by` adds `amount` points to the bounty that runs on `question`; its time stays. Raises as `offer_bounty`."""
    question = locked(question.pk)
    bounty = running_on(question)
    if bounty is None:
        raise Conflict(_("This bounty has ended meanwhile; nothing was taken from you."))
    bounty.question = question
    giver = _locked_giver(by)
    rules.may_add(giver, bounty).require()
    rules.may_have_one_more(giver).require()
    range_for(giver, question).check(amount, giver.reputation)
    bounty.total += amount
    Bounty.objects.filter(pk=bounty.pk).update(total=bounty.total)
    Post.objects.filter(pk=question.pk).update(bounty=bounty.total)
    _give(bounty, giver, amount, timezone.now())
    return bounty


def _locked_giver(by) -> User:
    """The member as the database has them now, their row locked: nobody spends the same points twice."""
    if not by.is_authenticated:
        return by
    User.objects.lock([by.pk])
    return User.objects.select_related("suspension").get(pk=by.pk)


def _give(bounty: Bounty, giver: User, amount: int, at) -> None:
    given = Contribution.objects.create(bounty=bounty, member=giver, amount=amount, at=at)
    ledger.write([points_given(given)])
    bounty_offered.send(sender=Bounty, bounty=bounty, by=giver, amount=amount)
