"""Following: by hand, by asking and answering, and what becomes of it."""

import pytest
from django.db import IntegrityError, transaction

from qa.core.verdict import Refusal, TooOften
from qa.following import limits
from qa.following.models import Follow, Mute, Unfollowed
from qa.following.services.following import follow, unfollow
from qa.following.services.muting import mute, unmute
from qa.following.signals import member_followed
from qa.posts.services.concealing import delete_post, restore_post
from qa.posts.services.writing import Guest
from qa.profiles.services.exporting import everything_about
from qa.profiles.services.leaving import leave
from qa.site.models import RateCounter
from qa.tags.services.arranging import empty_category
from qa.tags.services.merging import merge_tag
from qa.tags.services.renaming import rename_tag
from tests.factories import answer, category, member, question, tag

pytestmark = pytest.mark.django_db


def followed(who) -> list:
    return [f.question_id or f.tag or f.category or f.person for f in who.follows.order_by("pk")]


@pytest.mark.parametrize("make", [question, lambda: tag("sleep"), category, member])
def test_following_twice_is_once_and_so_is_ceasing_to(ada, make):
    thing, heard = make(), []
    member_followed.connect(lambda follow, **_: heard.append(follow), weak=False, dispatch_uid="test")
    try:
        first, second = follow(member=ada, thing=thing), follow(member=ada, thing=thing)
    finally:
        member_followed.disconnect(dispatch_uid="test")
    assert first.pk == second.pk == ada.follows.get().pk
    assert [row.pk for row in heard] == [first.pk]
    unfollow(member=ada, thing=thing)
    unfollow(member=ada, thing=thing)
    assert not ada.follows.exists()


def test_nobody_follows_or_mutes_themselves(ada):
    for act in (follow, mute):
        with pytest.raises(Refusal):
            act(member=ada, thing=ada)
    for model in (Follow, Mute):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(member=ada, person=ada)


def test_a_row_is_about_one_thing(ada):
    asked, other = question(), member()
    for fields in ({}, {"question": asked, "person": other}):
        for model in (Follow, Mute):
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.create(member=ada, **fields)


def test_a_quiet_member_can_be_followed_a_muted_one_not(ada):
    quiet = member(is_quiet=True)
    follow(member=ada, thing=quiet)
    mute(member=ada, thing=quiet)
    assert not ada.follows.exists()
    with pytest.raises(Refusal, match="muted"):
        follow(member=ada, thing=quiet)
    unmute(member=ada, thing=quiet)
    follow(member=ada, thing=quiet)
    assert followed(ada) == [quiet]


def test_following_a_muted_thread_lifts_the_mute(ada):
    asked = question()
    follow(member=ada, thing=asked)
    mute(member=ada, thing=asked)
    assert (ada.follows.count(), ada.mutes.count()) == (0, 1)
    follow(member=ada, thing=asked)
    assert (ada.follows.count(), ada.mutes.count()) == (1, 0)


@pytest.mark.parametrize("fields", [{"staff": True}, {"is_superuser": True}])
def test_moderators_cannot_be_muted(ada, fields):
    with pytest.raises(Refusal, match="Moderators"):
        mute(member=ada, thing=member(**fields))


def test_asking_and_answering_follow_by_themselves(ada):
    asked = question(by=ada)
    other = question()
    answer(to=other, by=ada)
    assert followed(ada) == [asked.pk, other.pk]
    assert all(row.automatic for row in ada.follows.all())
    follow(member=ada, thing=other)
    assert not ada.follows.get(question=other).automatic


def test_a_guests_answer_follows_nothing():
    answer(to=question(), guest=Guest("Ada", "", "key"), network="n")
    assert Follow.objects.count() == 1  # the asker's own


def test_what_was_let_go_is_not_followed_again_by_answering(ada):
    asked = question()
    follow(member=ada, thing=asked)
    unfollow(member=ada, thing=asked)
    answer(to=asked, by=ada)
    assert not ada.follows.exists()
    follow(member=ada, thing=asked)  # by hand it is
    assert followed(ada) == [asked.pk]
    assert not Unfollowed.objects.exists()


def test_a_muted_thread_is_not_followed_by_answering(ada):
    asked = question()
    mute(member=ada, thing=asked)
    answer(to=asked, by=ada)
    assert not ada.follows.exists()


def test_an_answer_that_comes_back_does_not_follow_again(ada):
    given = answer(to=question(), by=ada)
    unfollow(member=ada, thing=given.question)
    delete_post(post=given, by=ada)
    restore_post(post=given, by=ada)
    assert not ada.follows.exists()


def test_followers_go_along_when_a_tag_is_merged_renamed_or_a_category_emptied(ada):
    moderator, source, target = member(staff=True), tag("insomnia"), tag("sleep")
    eve = member()
    for who, things in ((ada, [source, target]), (eve, [source])):
        for thing in things:
            follow(member=who, thing=thing)
    merge_tag(source=source, target=target, by=moderator)
    assert followed(ada) == followed(eve) == [target]
    rename_tag(tag=target, name="rest", by=moderator)
    assert [row.tag.name for row in eve.follows.all()] == ["rest"]
    old, new = category("old"), category("new")
    follow(member=eve, thing=old)
    empty_category(category=old, into=new, by=moderator)
    old.delete()
    assert [row.category for row in eve.follows.filter(tag=None)] == [new]


def test_there_is_a_most_and_automatic_ones_do_not_count(ada, monkeypatch):
    monkeypatch.setattr(limits, "FOLLOWS", 1)
    monkeypatch.setattr(limits, "MUTES", 1)
    question(by=ada)
    follow(member=ada, thing=tag("sleep"))
    with pytest.raises(Refusal, match="the most"):
        follow(member=ada, thing=tag("rest"))
    assert ada.follows.count() == 2
    mute(member=ada, thing=member())
    with pytest.raises(Refusal, match="the most"):
        mute(member=ada, thing=member())
    assert ada.mutes.count() == 1


def test_bursts_are_refused(ada):
    RateCounter.objects.all().delete()
    thing = tag("sleep")
    follow(member=ada, thing=thing)
    RateCounter.objects.update(count=limits.CHANGES.count)
    with pytest.raises(TooOften):
        unfollow(member=ada, thing=thing)
    assert ada.follows.exists()


def test_all_of_it_is_in_the_copy_and_goes_with_the_member(ada):
    asked, eve = question(), member("eve")
    follow(member=ada, thing=tag("sleep"))
    follow(member=ada, thing=asked)
    unfollow(member=ada, thing=asked)
    mute(member=ada, thing=eve)
    follow(member=eve, thing=ada)
    copy = everything_about(ada)
    assert [row["tag_name"] for row in copy["follows"]] == ["sleep"]
    assert [row["question_id"] for row in copy["followed_no_more"]] == [asked.pk]
    assert [row["person_id"] for row in copy["mutes"]] == [eve.pk]
    leave(member=ada, keep_name=False)
    assert not eve.follows.exists()
    assert not Mute.objects.exists()
    assert not Unfollowed.objects.exists()
