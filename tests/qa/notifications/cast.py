"""A small company around one question, each with another reason to hear of it or not, and what they were told."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from qa.following.services.following import follow
from qa.following.services.muting import mute
from qa.notifications.models import Delivery, Event, Notification
from qa.notifications.models.push import PushSubscription
from qa.notifications.services.telling_people import tell_people
from qa.notifications.words import lines_of
from qa.posts.models import Post
from qa.posts.services.commenting import add_comment
from qa.site.current import forget as forget_settings
from qa.site.models import RateCounter, SiteSettings
from tests.factories import answer, category, question, tag
from tests.qa.notifications.people import confirmed_member

TITLE = "How do you keep calm?"
ASKED = f"“{TITLE}”"
AT_ONCE, LATER = {"mail at once", "push at once"}, {"mail later", "push at once"}
NAMES = ("ida", "noor", "tom", "finn", "tara", "cato", "pia", "mona", "max", "nia", "gone")


@dataclass
class Cast:
    """Ida has asked, Noor has answered, Tom has commented on both, Finn follows the question, Tara its tag, Cato its
    category, Pia follows Nia. Mona follows tag, category and question, but has muted Nia. Max is a moderator, and Nia
    does what is done. Gone has left the forum, but still follows everything."""

    people: dict[str, User]
    question: Post
    answer: Post

    def __getattr__(self, name: str) -> User:
        return self.people[name]

    def comment(self, post: Post, by: User, body: str = "I have thought about this for a long while."):
        RateCounter.objects.all().delete()
        return add_comment(post=post, by=by, body=body)

    def mute(self, who: User, thing) -> None:
        mute(member=who, thing=thing)

    def forget(self) -> None:
        """As if all that happened so far had never been told."""
        Event.objects.all().delete()
        RateCounter.objects.all().delete()
        self.question.refresh_from_db()
        self.answer.refresh_from_db()


def make_cast() -> Cast:
    people = {name: confirmed_member(name, display_name=name.title(), points=2000) for name in NAMES}
    User.objects.filter(pk=people["max"].pk).update(is_staff=True)
    people["max"].refresh_from_db()
    SiteSettings.objects.update(push=True)
    forget_settings()
    for user in people.values():
        PushSubscription.objects.create(
            member=user,
            endpoint=f"https://push.example.net/{user.pk}",
            endpoint_hash=str(user.pk),
            p256dh="k",
            auth="a",
        )
    asked = question(by=people["ida"], title=TITLE, tags=["sleep"])
    given = answer(to=asked, by=people["noor"])
    cast = Cast(people, asked, given)
    for post in (asked, given):
        cast.comment(post, cast.tom)
    wishes = [(cast.finn, asked), (cast.tara, tag("sleep")), (cast.cato, category()), (cast.pia, cast.nia)]
    wishes += [(who, thing) for who in (cast.mona, cast.gone) for thing in (asked, tag("sleep"), category())]
    for who, thing in wishes:
        follow(member=who, thing=thing)
    mute(member=cast.mona, thing=cast.nia)
    User.objects.filter(pk=cast.gone.pk).update(is_active=False)
    cast.forget()
    return cast


def tell_all() -> None:
    """What the worker does with every event that waits, but for handing over."""
    for pk in Event.objects.filter(told_at=None).order_by("pk").values_list("pk", flat=True):
        tell_people(pk)


def told_by(act: Callable, kind: str) -> dict[str, tuple[str, str]]:
    """{username: (reason, sentence)} of those whom `act` has reached with a notification of `kind`."""
    act()
    tell_all()
    lines = lines_of(Notification.objects.filter(kind=kind).order_by("pk"))
    return {line.notification.member.username: (line.notification.reason, line.text) for line in lines}


def channels_of(kind: str) -> dict[str, set[str]]:
    """{channel: the usernames that it goes to}, "at once" or later."""
    found: dict[str, set[str]] = {}
    for delivery in Delivery.objects.filter(notification__kind=kind).select_related("member"):
        when = "at once" if delivery.due_at <= timezone.now() else "later"
        found.setdefault(f"{delivery.channel} {when}", set()).add(delivery.member.username)
    return found


def check(cast: Cast, kind: str, channels: set[str], act: Callable, expected: dict) -> None:
    """`act` tells those of `expected`, in these words, and nobody else; each of them on exactly these channels."""
    assert told_by(lambda: act(cast), kind) == expected
    found = channels_of(kind)
    assert set(found) == channels
    assert all(people == set(expected) for people in found.values())
