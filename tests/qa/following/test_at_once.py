"""Two at the same moment: each row once, no limit passed, each reminder one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.core.verdict import Refusal
from qa.following import limits
from qa.following.models import Follow, SavedPost
from qa.following.services.following import follow, unfollow
from qa.following.services.muting import mute
from qa.following.services.reminding import send_reminders
from qa.following.services.saving import save_post
from qa.following.signals import reminder_due
from qa.tags.services.merging import merge_tag
from qa.votes.services import cast_vote
from tests.factories import answer, member, question, tag
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_following_saving_and_muting_four_times_at_once():
    ada, asked = member(), question()
    for act in (follow, mute, follow):
        at_once(*[lambda act=act: act(member=ada, thing=asked)] * 4)
    at_once(*[lambda: save_post(member=ada, post=asked)] * 4)
    assert (ada.follows.count(), ada.mutes.count(), SavedPost.objects.count()) == (1, 0, 1)


def test_the_last_place_is_given_once(monkeypatch):
    monkeypatch.setattr(limits, "FOLLOWS", 2)
    ada, tags = member(), [tag(name) for name in ("sleep", "anger", "music", "work")]
    outcomes = at_once(*[lambda thing=thing: follow(member=ada, thing=thing) for thing in tags])
    assert sum(isinstance(outcome, Refusal) for outcome in outcomes) == 2
    assert ada.follows.count() == 2


def test_answering_while_ceasing_to_follow_and_voting():
    asked, ada, fan = question(), member(points=500), member(points=500)
    follow(member=ada, thing=asked)
    at_once(
        lambda: answer(to=asked, by=ada),
        lambda: unfollow(member=ada, thing=asked),
        lambda: cast_vote(post=asked, by=fan, kind="up"),
        lambda: follow(member=asked.author, thing=ada),
        lambda: follow(member=ada, thing=asked.author),
    )
    assert Follow.objects.filter(member=ada, person=asked.author).count() == 1


def test_following_a_tag_while_it_is_merged():
    source, target, moderator = tag("insomnia"), tag("sleep"), member(staff=True)
    crowd = [member() for _n in range(3)]
    at_once(
        *[lambda who=who: follow(member=who, thing=source) for who in crowd],
        lambda: merge_tag(source=source, target=target, by=moderator),
    )
    assert not Follow.objects.exclude(tag=target).exists()


def test_a_reminder_that_two_workers_find_goes_out_once():
    saved = save_post(member=member(), post=question())
    SavedPost.objects.update(remind_at=timezone.now() - timedelta(minutes=1))
    heard = []
    reminder_due.connect(lambda saved, **_: heard.append(saved.pk), weak=False, dispatch_uid="test")
    try:
        at_once(*[send_reminders] * 4)
    finally:
        reminder_due.disconnect(dispatch_uid="test")
    assert heard == [saved.pk]
