"""On which channels, and when, a member hears of a notification outside the inbox."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress

from accounts.models import User
from qa.notifications import kinds
from qa.notifications.kinds import Rhythm
from qa.notifications.models import Delivery, Notification, Preference
from qa.notifications.models.push import PushSubscription
from qa.notifications.services.timing import due_at
from qa.site.current import site_settings

Channel = Delivery.Channel


def offered() -> list[str]:
    """The channels that this site has: push only where the owner allows it."""
    return [channel for channel in Channel.values if channel != Channel.PUSH or site_settings().push]


def deliveries_for(notifications: list[Notification], members: dict[int, User], now: datetime) -> list[Delivery]:
    """The deliveries (not saved) that these members want of these notifications. A fixed number of queries."""
    preferences = preferences_of(members)
    reachable = {channel: reachable_by(channel, preferences) for channel in Channel.values}
    found = []
    for row in notifications:
        preference = preferences[row.member_id]
        for channel in Channel.values:
            rhythm = preference.rhythm(row.kind, channel)
            if rhythm != Rhythm.NEVER and row.member_id in reachable[channel]:
                at = due_at(preference, members[row.member_id], rhythm, _settled(row, rhythm, now))
                found.append(Delivery(notification_id=row.pk, member_id=row.member_id, channel=channel, due_at=at))
    return found


def preferences_of(member_ids) -> dict[int, Preference]:
    """What these members have chosen; the defaults for who has chosen nothing."""
    chosen = Preference.objects.in_bulk(list(member_ids))
    return {pk: chosen.get(pk) or Preference(member_id=pk) for pk in member_ids}


def reachable_by(channel: str, preferences: dict[int, Preference]) -> set[int]:
    """Those members whom a message on `channel` can reach at all."""
    if channel == Channel.MAIL:
        open_to_mail = [pk for pk, preference in preferences.items() if preference.mail_stopped_at is None]
        addresses = EmailAddress.objects.filter(user__in=open_to_mail, verified=True, primary=True)
        return set(addresses.values_list("user_id", flat=True))
    if channel not in offered():
        return set()
    return set(PushSubscription.objects.filter(member__in=preferences).values_list("member_id", flat=True))


def _settled(row: Notification, rhythm: str, now: datetime) -> datetime:
    """Points are summed up by UTC day: what goes out daily or weekly waits until the day is over."""
    if row.kind == kinds.POINTS.name and rhythm in (Rhythm.DAILY, Rhythm.WEEKLY):
        return now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return now
