"""Events about a member alone."""

from django.utils import timezone

from qa.notifications import kinds
from qa.notifications.services.taking_back import forget
from qa.notifications.services.telling import tell


def staff_message(message) -> None:
    """The whole text goes along: it is for this member and nobody else."""
    tell(kinds.MESSAGE, key=f"message-{message.pk}", actor=message.by, member=message.member, text=message.text)


def paused(user, by, reason: str, until) -> None:
    data = {"act": "paused", "until": until.isoformat(), "text": reason}
    tell(kinds.MESSAGE, key=_now(f"paused-{user.pk}"), actor=by, member=user, **data)


def reinstated(user, by, reason: str) -> None:
    tell(kinds.MESSAGE, key=_now(f"reinstated-{user.pk}"), actor=by, member=user, act="reinstated", text=reason)


def reminder(saved) -> None:
    """With the member's own note."""
    key = f"reminder-{saved.pk}-{saved.remind_at:%Y%m%d%H%M}"
    tell(kinds.REMINDER, key=key, post=saved.post, member=saved.member, text=saved.note)


def badge(award) -> None:
    """Its name is looked up again when it is read, in the reader's language; a tag's badge has the tag's name."""
    slug = "" if award.tag_id else award.badge.slug
    url = award.badge.get_absolute_url()
    tell(kinds.BADGE, key=_badge_key(award), member=award.member, name=str(award.title), slug=slug, url=url)


def no_badge(award) -> None:
    forget(_badge_key(award))


def _badge_key(award) -> str:
    return f"badge-{award.pk}"


def _now(cause: str) -> str:
    return f"{cause}-{timezone.now():%Y%m%d%H%M%S%f}"
