"""Handing over what is due to the mail or to the browsers, once, without what has been read or is not to be seen."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from qa.notifications.kinds import BY_NAME, Rhythm, kinds_for
from qa.notifications.models import Delivery, Event, Preference
from qa.notifications.rules import may_see
from qa.notifications.services import mailing, pushing
from qa.notifications.services.channels import preferences_of, reachable_by
from qa.notifications.services.timing import after_quiet_hours, zone_of

Channel, Outcome = Delivery.Channel, Delivery.Outcome


def due() -> set[tuple[int, str]]:
    """The (member id, channel) of which something is due."""
    waiting = Delivery.objects.filter(done_at=None, due_at__lte=timezone.now())
    return set(waiting.order_by().values_list("member_id", "channel").distinct())


@transaction.atomic
def hand_over(member_id: int, channel: str) -> None:
    """Everything due for this member on this channel, in one go; what another worker has in hands is left to it."""
    now = timezone.now()
    waiting = _locked(member_id, channel, now)
    if not waiting:
        return
    member = User.objects.get(pk=member_id)
    preference = preferences_of([member_id])[member_id]
    later = after_quiet_hours(preference, zone_of(member), now)
    if later > now:
        Delivery.objects.filter(pk__in=[one.pk for one in waiting]).update(due_at=later)
        return
    reachable = member.is_active and member_id in reachable_by(channel, {member_id: preference})
    wanted = []
    for delivery in waiting:
        delivery.done_at = now
        delivery.outcome = Outcome.SENT if reachable else Outcome.STOPPED
        if reachable:
            delivery.outcome = _outcome(delivery, member, preference)
        if delivery.outcome == Outcome.SENT:
            wanted.append(delivery)
    if wanted:
        {Channel.MAIL: mailing.mail, Channel.PUSH: pushing.push}[channel](member, wanted)
    Delivery.objects.bulk_update(waiting, ["done_at", "outcome"])


def _locked(member_id: int, channel: str, now) -> list[Delivery]:
    """With their notifications and events, and all that the words need, in three queries."""
    rows = Delivery.objects.filter(member=member_id, channel=channel, done_at=None, due_at__lte=now)
    found = list(
        rows.select_for_update(skip_locked=True, of=("self",)).select_related("notification").order_by("due_at", "pk")
    )
    events = Event.objects.with_all().in_bulk({delivery.notification.event_id for delivery in found}) if found else {}
    for delivery in found:
        delivery.notification.event = events[delivery.notification.event_id]
    return found


def _outcome(delivery: Delivery, member: User, preference: Preference) -> str:
    notification = delivery.notification
    if notification.read_at is not None:
        return Outcome.READ
    if not may_see(member, notification.event):
        return Outcome.GONE
    unwanted = BY_NAME[notification.kind] not in kinds_for(member)
    if unwanted or preference.rhythm(notification.kind, delivery.channel) == Rhythm.NEVER:
        return Outcome.STOPPED
    return Outcome.SENT
