"""What a member chooses about mail, from the links in the mails themselves."""

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from qa.notifications.kinds import BY_NAME, Rhythm
from qa.notifications.links import DIGEST
from qa.notifications.models import Preference
from qa.notifications.services import outbox

EVERY = (*BY_NAME, DIGEST)


def address_of(member: User) -> str | None:
    """The verified primary address that mail goes to; none for who is gone, or whose address refuses our mail."""
    if not member.is_active or Preference.objects.filter(member=member, mail_stopped_at__isnull=False).exists():
        return None
    addresses = EmailAddress.objects.filter(user=member, verified=True, primary=True)
    return addresses.values_list("email", flat=True).first()


@transaction.atomic
def stop_mail(user_id: int, kinds: tuple[str, ...] = ()) -> dict:
    """No mail of these kinds (none: all) to this member from now on, waiting mail included.

    Nothing for a member who is gone. Returns what held before, for `resume_mail`.
    """
    preference = _locked(user_id)
    before = {kind: _rhythm(preference, kind) for kind in kinds or EVERY} if preference else {}
    if preference is not None:
        _write(preference, dict.fromkeys(before, Rhythm.NEVER))
    for key in [keys_of(user_id, kind) for kind in kinds] or [keys_of(user_id)]:
        outbox.drop(key)
    return before


@transaction.atomic
def resume_mail(user_id: int, kinds: tuple[str, ...] = (), before: dict | None = None) -> None:
    """Mail again as `before`; without that, as for who has chosen nothing; a kind that is off then comes daily."""
    preference = _locked(user_id)
    if preference is None:
        return
    if before is None:
        before = {kind: _usual(kind, asked_for=bool(kinds)) for kind in kinds or BY_NAME}
    _write(preference, before)


def has_stopped(user_id: int, kinds: tuple[str, ...] = ()) -> bool:
    """Is all of this off?"""
    preference = Preference.objects.filter(member=user_id).first()
    if preference is None:
        return not User.objects.filter(pk=user_id).exists()
    return all(_rhythm(preference, kind) == Rhythm.NEVER for kind in kinds or EVERY)


def keys_of(user_id: int, about: str = "") -> str:
    """What the keys of all mail to this member begin with; of those `about` one kind, where it is given."""
    return f"member-{user_id}-{about}-" if about else f"member-{user_id}-"


def _locked(user_id: int) -> Preference | None:
    if not User.objects.filter(pk=user_id).exists():
        return None
    Preference.objects.get_or_create(member_id=user_id)
    return Preference.objects.select_for_update().get(member_id=user_id)


def _rhythm(preference: Preference, kind: str) -> str:
    if kind == DIGEST:
        return Rhythm.WEEKLY if preference.weekly_digest else Rhythm.NEVER
    return preference.rhythm(kind, "mail") if kind in BY_NAME else Rhythm.NEVER


def _usual(kind: str, *, asked_for: bool) -> str:
    if kind == DIGEST:
        return Rhythm.WEEKLY
    usual = BY_NAME[kind].mail if kind in BY_NAME else Rhythm.NEVER
    return Rhythm.DAILY if asked_for and usual == Rhythm.NEVER else usual


def _write(preference: Preference, rhythms: dict[str, str]) -> None:
    """Only what differs from the usual is kept; other channels stay as they are."""
    for kind, rhythm in rhythms.items():
        if kind == DIGEST:
            preference.weekly_digest = rhythm != Rhythm.NEVER
        elif kind in BY_NAME and rhythm in Rhythm.values:
            chosen = {channel: when for channel, when in preference.rhythms.get(kind, {}).items() if channel != "mail"}
            if rhythm != BY_NAME[kind].mail:
                chosen["mail"] = rhythm
            preference.rhythms = {**preference.rhythms, kind: chosen} if chosen else _without(preference.rhythms, kind)
    preference.save(update_fields=["rhythms", "weekly_digest"])


def _without(rhythms: dict, kind: str) -> dict:
    return {name: channels for name, channels in rhythms.items() if name != kind}
