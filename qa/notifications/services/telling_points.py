"""Points and what they open: one event for a member, a post and a UTC day, made from the ledger as it stands."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from accounts.models import User
from qa.core import privileges
from qa.notifications import kinds
from qa.notifications.models import Event, Notification
from qa.notifications.services.taking_back import forget
from qa.notifications.services.telling_people import tell_people
from qa.posts.models import Post
from qa.reputation.models import Event as Cause
from qa.reputation.models import LedgerEntry
from qa.site.current import site_settings

# What others gave for one's own posts: not what one's own acts cost or bring, nor bounties, which are told as such.
TOLD = (Cause.QUESTION_UP, Cause.ANSWER_UP, Cause.QUESTION_DOWN, Cause.ANSWER_DOWN, Cause.ACCEPTED)
LATELY = timedelta(days=7)  # a privilege is announced when the points of these days have led to it


@transaction.atomic
def tell_points(member_id: int, post_id: int | None, day: str) -> set[tuple[int, str]]:
    """Bring the event of this member, post and day up to date: another sum is unread and moves up, zero goes away.

    Then tell what they may do now. Returns whom to hand over to at once, as `tell_people` does.
    """
    member = User.objects.filter(pk=member_id).first()
    if member is None:
        return set()
    soon = tell_privileges(member)
    post = Post.objects.filter(pk=post_id, kind__in=[1, 2]).first()
    return soon | _tell_sum(member, post, date.fromisoformat(day)) if post else soon


def tell_privileges(member: User) -> set[tuple[int, str]]:
    """Each privilege that the points of the last days have opened: once for a member for ever."""
    soon: set[tuple[int, str]] = set()
    if member.is_moderator or member.without_points:
        return soon
    site = site_settings()
    gained = LedgerEntry.objects.filter(user=member, created_at__gte=timezone.now() - LATELY)
    gained = gained.exclude(event=Cause.IMPORTED).aggregate(n=Sum("points"))["n"] or 0
    before = member.reputation - gained
    for privilege in privileges.ALL:
        needed = privilege.threshold(site)
        if needed > 1 and before < needed <= member.reputation:
            event, _made = Event.objects.get_or_create(
                key=f"privilege-{member.pk}-{privilege.name}",
                defaults={"kind": kinds.PRIVILEGE.name, "member": member, "data": {"name": privilege.name}},
            )
            soon |= tell_people(event.pk)
    return soon


def _tell_sum(member: User, post: Post, day: date) -> set[tuple[int, str]]:
    key = f"points-{member.pk}-{post.pk}-{day}"
    entries = LedgerEntry.objects.filter(user=member, post=post, day=day, event__in=TOLD)
    if not entries.exists() and not Event.objects.filter(key=key).exists():
        return set()  # what moved is not told; who writes an entry now has a task of their own
    event, _made = Event.objects.select_for_update(of=("self",)).get_or_create(
        key=key,
        defaults={"kind": kinds.POINTS.name, "member": member, "post": post, "question_id": post.question_id},
    )
    points = entries.aggregate(n=Sum("points"))["n"] or 0
    if points == 0:
        forget(key)
        return set()
    if event.data.get("points") != points:
        Event.objects.filter(pk=event.pk).update(data={"points": points})
        Notification.objects.filter(event=event).update(read_at=None, created_at=timezone.now())
    return tell_people(event.pk)
