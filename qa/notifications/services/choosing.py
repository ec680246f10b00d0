"""Writing what a member has chosen."""

from django.db import transaction

from qa.notifications.kinds import ALL, BY_NAME, MENTION, MESSAGE, REMINDER, STATE, Rhythm
from qa.notifications.models import Delivery, Preference

CHANNELS = tuple(Delivery.Channel.values)
TO_ME = {kind.name for kind in (MENTION, STATE, REMINDER, MESSAGE)}


@transaction.atomic
def choose(member, rhythms: dict[str, dict[str, str]], **other) -> Preference:
    """Keep `rhythms` ({kind: {channel: rhythm}}, complete or not) as far as they differ from the defaults, and `other`
    fields of `Preference`."""
    kept: dict[str, dict[str, str]] = {}
    for kind, channels in rhythms.items():
        for channel, rhythm in channels.items():
            if rhythm != getattr(BY_NAME[kind], channel):
                kept.setdefault(kind, {})[channel] = str(rhythm)
    return Preference.objects.update_or_create(member=member, defaults={"rhythms": kept} | other)[0]


def only_to_me(member) -> Preference:
    """At once what is said to the member alone, and nothing else outside the inbox."""
    return choose(
        member,
        {kind.name: dict.fromkeys(CHANNELS, Rhythm.NOW if kind.name in TO_ME else Rhythm.NEVER) for kind in ALL},
        weekly_digest=False,
    )


def nothing_by_mail(member) -> Preference:
    """No mail of any kind; the browser as before."""
    before = Preference.objects.filter(member=member).first() or Preference(member=member)
    rhythms = {
        kind.name: {channel: before.rhythm(kind.name, channel) for channel in CHANNELS}
        | {Delivery.Channel.MAIL: Rhythm.NEVER}
        for kind in ALL
    }
    return choose(member, rhythms, weekly_digest=False)


PRESETS = {"to-me": only_to_me, "no-mail": nothing_by_mail}
