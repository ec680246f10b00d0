"""What was told and is hidden before it is read: no page, mail, push, digest or copy says it."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from qa.bounties.services.offering import offer_bounty
from qa.following.services.following import follow
from qa.following.services.saving import change_saved, save_post
from qa.notifications.models import Delivery, Notification, OutgoingMail, Preference
from qa.notifications.services import digests
from qa.notifications.services.handing_over import hand_over
from qa.notifications.services.push_messages import messages_for
from qa.posts.models import Post
from qa.posts.services.commenting import add_comment, delete_comment
from qa.posts.services.concealing import delete_post
from qa.posts.services.publishing import withdraw
from qa.posts.services.states import hold
from qa.site.models import RateCounter
from tests.factories import BODY, answer, member, question, tag
from tests.qa.notifications.cast import tell_all
from tests.qa.notifications.people import confirmed_member

pytestmark = pytest.mark.django_db
SECRET = "Quagga"
PAGES = (
    "/inbox",
    "/inbox?kind=comment",
    "/following",
    "/saved",
    "/saved?q=quagga",
    "/accounts/export",
    "/leaderboards",
)


@pytest.fixture
def forum() -> dict:
    """An asker, and people who have been told of the question for every reason that there is."""
    names = ("asker", "tagger", "keeper", "talker", "named", "giver")
    people = {name: confirmed_member(name, points=3000) for name in names}
    tag("calm")
    follow(member=people["tagger"], thing=tag("calm"))
    post = question(
        by=people["asker"], title=f"{SECRET}: what would you do now?", body=f"{SECRET} @named {BODY}", tags=["calm"]
    )
    saved = save_post(member=people["keeper"], post=post)
    follow(member=people["keeper"], thing=post)
    tomorrow = (timezone.now() + timedelta(days=2)).date()
    change_saved(member=people["keeper"], saved=saved, note="mine", into=None, remind_on=tomorrow)
    given = answer(to=post, by=member("helper"), body=f"{SECRET} {BODY}")
    for who in ("talker", "asker", "named"):
        RateCounter.objects.all().delete()
        add_comment(post=post, by=people[who], body=f"{SECRET} is what I would say, @keeper, to that.")
    Post.objects.filter(pk=post.pk).update(created_at=timezone.now() - timedelta(days=3))
    offer_bounty(question=post, by=people["giver"], amount=50, reason="attention")
    tell_all()
    assert set(Notification.objects.values_list("member__username", flat=True)) >= set(names) - {"giver"}
    return {"post": post, "given": given, "people": people}


def where_it_is_said(who: User) -> list[str]:
    """On which of the ways on which this member reads what was told the word stands."""
    client = Client()
    client.force_login(who)
    tabs = [f"{who.get_absolute_url()}?tab={tab}" for tab in ("bounties", "votes", "activity")]
    wrote_it = who.username in ("talker", "named")  # the copy of one's data has one's own comments
    ways = {path: client.get(path).text for path in (*PAGES, *tabs) if not (wrote_it and path == "/accounts/export")}
    ids = list(Notification.objects.filter(member=who).values_list("pk", flat=True))
    ways["push"] = json.dumps([message.as_dict() for message in messages_for(who, ids)])
    ways["ways on"] = "".join(client.get(f"/inbox/{pk}").headers["Location"] for pk in ids)
    return [f"{who}: {way}" for way, text in ways.items() if SECRET.lower() in _without_query(text)]


def _without_query(text: str) -> str:
    return text.lower().replace("q=quagga", "").replace('value="quagga"', "")


@pytest.mark.parametrize("how", ["held", "deleted"])
def test_a_hidden_question(forum, how):
    if how == "deleted":
        delete_post(post=forum["post"], by=member(staff=True), reason="No.")
    else:
        hold(forum["post"])
        withdraw(forum["post"], by=None)
    everybody = [who for name, who in forum["people"].items() if name != "asker"]
    Preference.objects.bulk_create(Preference(member=who, weekly_digest=True) for who in everybody)
    Delivery.objects.update(due_at=timezone.now())
    monday = timezone.now() + timedelta(days=(7 - timezone.now().weekday()) % 7)
    for who in everybody:
        hand_over(who.pk, "mail")
        digests.send(who.pk, monday.replace(hour=9))
        assert where_it_is_said(who) == []
    mails = OutgoingMail.objects.filter(key__startswith="member-").exclude(to=forum["people"]["asker"].email)
    assert SECRET not in "".join(f"{mail.subject}{mail.body}{mail.html}" for mail in mails)


def test_a_comment_deleted_before_it_is_read(forum):
    for comment in forum["post"].comments.all():
        delete_comment(comment=comment, by=comment.author)
    Post.objects.questions().update(title="A title", body_html="<p>x</p>", excerpt="x", body="x")
    Post.objects.answers_only().update(body_html="<p>x</p>", excerpt="x", body="x")
    Delivery.objects.update(due_at=timezone.now())
    for name in ("keeper", "giver"):
        who = forum["people"][name]
        hand_over(who.pk, "mail")
        assert where_it_is_said(who) == []
    assert SECRET not in "".join(OutgoingMail.objects.values_list("body", flat=True))
