"""People and posts for tests, made by the same services as on the site."""

from itertools import count

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from qa.posts.models import Post
from qa.posts.services.answering import answer_question
from qa.posts.services.asking import ask_question
from qa.posts.services.writing import Guest
from qa.site.models import RateCounter
from qa.tags.models import Category, Tag
from qa.tags.services.naming import slug_for

_numbers = count(1)
BODY = "I have thought about this for weeks and would be glad to hear how others see it."
VISITOR = AnonymousUser()


def member(username: str = "", *, points: int = 1, staff: bool = False, **fields) -> User:
    """A member with a usable password (`correct-horse-7`) and `points` points."""
    username = username or f"member{next(_numbers)}"
    return User.objects.create_user(
        username,
        fields.pop("email", f"{username}@example.org"),
        "correct-horse-7",
        reputation=points,
        is_staff=staff,
        **fields,
    )


def category(slug: str = "everyday", name: str = "") -> Category:
    return Category.objects.get_or_create(slug=slug, defaults={"name": name or slug.title()})[0]


def tag(name: str) -> Tag:
    return Tag.objects.get_or_create(name=name, defaults={"slug": slug_for(name)})[0]


def question(*, by=None, title: str = "", body: str = BODY, tags=("sleep",), **fields) -> Post:
    """A question through the service, without waiting for posting limits."""
    RateCounter.objects.all().delete()
    for name in tags:
        tag(name)
    title = title or f"How do you keep calm before a hard talk, number {next(_numbers)}?"
    return ask_question(
        by=by or member(),
        title=title,
        body=body,
        tag_names=list(tags),
        category=fields.pop("category", None) or category(),
        **fields,
    )


def answer(*, to: Post, by=None, body: str = BODY, guest: Guest | None = None, **fields) -> Post:
    """An answer through the service; by a guest when `guest` is given."""
    RateCounter.objects.all().delete()
    who = VISITOR if guest else by or member()
    return answer_question(question=to, by=who, body=body, guest=guest, **fields)
