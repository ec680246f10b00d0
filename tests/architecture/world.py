"""A small forum in which every address has something to show, and three readers of it."""
# ruff: noqa: E501 - tables of cases read better in one line each

from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client

from accounts.models import User
from qa.bounties.services.offering import offer_bounty
from qa.following.models import SavedPost
from qa.following.services.lists import create_list
from qa.following.services.saving import change_saved, save_post
from qa.notifications.models import Notification
from qa.posts.models import CloseReason, Comment, Post
from qa.posts.services.closing import close_question, lock_post
from qa.posts.services.commenting import add_comment
from qa.posts.services.concealing import delete_post
from qa.posts.services.writing import Guest
from qa.site.models import RateCounter
from tests.factories import answer, category, member, question, tag
from tests.tasks import run_tasks

ROLES = ("guest", "member", "moderator")
BODY = "Breathe out **slowly**, and write down what you want to say.\n\n```python\nprint('calm')\n```\n\n- one\n- two\n"


@dataclass
class World:
    """`member` has asked all the questions; `clients` are logged in, one a role, and an `owner` for the admin."""

    member: User
    helper: User
    moderator: User
    question: Post
    answer: Post
    held: Post
    deleted: Post
    closed: Post
    locked: Post
    bountied: Post
    comment: Comment
    saved: SavedPost
    told: Notification
    clients: dict[str, Client] = field(default_factory=dict)
    seen: dict = field(default_factory=dict)  # pages that several tests read


def make_world() -> World:
    asker, helper, moderator = (
        member("asker"),
        member("helper", points=200),
        member("moderator", staff=True, points=3000),
    )
    owner = member("owner", staff=True, is_superuser=True)
    for name in ("c++", "sleep"):
        tag(name)
    asked = question(by=asker, title="How do you keep calm before a hard talk?", body=BODY, tags=["sleep", "c++"])
    given = answer(to=asked, by=helper, body=BODY)
    held = answer(to=asked, guest=Guest("Ada", "ada@guests.example", "a-key"), network="n")
    comment = add_comment(post=asked, by=asker, body="I forgot to say: it is about my sister.")
    gone = question(by=asker, title="A question that its author has deleted")
    delete_post(post=gone, by=asker)
    closed = question(by=asker, title="A question that a moderator has closed", category=category("work"))
    close_question(question=closed, by=moderator, reason=CloseReason.objects.get(slug="off-topic"), note="Sorry.")
    locked = question(by=asker, title="A question that a moderator has locked")
    lock_post(post=locked, by=moderator, reason="It was heated.")
    bountied = question(by=asker, title="A question for which somebody offers a bounty")
    Post.objects.filter(pk=bountied.pk).update(created_at=bountied.created_at - timedelta(days=9))
    offer_bounty(question=bountied, by=helper, amount=100, reason="reference", note="A book would be lovely.")
    saved = save_post(member=asker, post=given)
    kept = create_list(member=asker, name="For my sister")
    saved = change_saved(member=asker, saved=saved, note="Try this on Sunday.", into=kept, remind_on=None)
    run_tasks()
    told = Notification.objects.filter(member=asker, kind="answer").get()
    clients = {"guest": Client()}
    for name, who in (("member", asker), ("moderator", moderator), ("owner", owner)):
        clients[name] = Client()
        clients[name].force_login(who)
    RateCounter.objects.all().delete()
    fresh = {name: Post.objects.get(pk=post.pk) for name, post in
             {"question": asked, "answer": given, "held": held, "deleted": gone, "closed": closed, "locked": locked, "bountied": bountied}.items()}  # fmt: skip
    return World(
        member=asker,
        helper=helper,
        moderator=moderator,
        comment=comment,
        saved=saved,
        told=told,
        clients=clients,
        **fresh,
    )
