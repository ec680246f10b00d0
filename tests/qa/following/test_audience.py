"""Who hears of an act by following, and who by muting does not."""

import pytest

from qa.following.models import Follow, Mute
from qa.following.services.audience import followers_of_new_question, muted_by, question_followers
from qa.following.services.following import follow
from qa.following.services.muting import mute
from qa.tags.models import Category
from tests.factories import category, member, question, tag

pytestmark = pytest.mark.django_db


def test_the_followers_of_a_question_are_the_active_ones():
    asked, ada, gone = question(), member(), member()
    for who in (ada, gone):
        follow(member=who, thing=asked)
    gone.is_active = False
    gone.save()
    assert question_followers(asked.pk) == {asked.author_id, ada.pk}


def test_a_new_question_is_heard_of_for_the_strongest_reason():
    above = category("life")
    inside = Category.objects.create(name="Work", slug="work", parent=above)
    other = category("other")
    asker, by_person, by_tag, by_category, by_all, elsewhere = (member() for _n in range(6))
    follow(member=by_person, thing=asker)
    follow(member=by_tag, thing=tag("anger"))
    follow(member=by_category, thing=above)
    for thing in (above, inside, tag("sleep"), asker):
        follow(member=by_all, thing=thing)
    for thing in (other, tag("music"), member()):
        follow(member=elsewhere, thing=thing)
    asked = question(by=asker, tags=["sleep", "anger"], category=inside)
    assert followers_of_new_question(asked) == {
        by_person.pk: "person",
        by_tag.pk: "tag",
        by_category.pk: "category",
        by_all.pk: "person",
    }


def test_muting_a_thread_or_the_actor():
    asked, actor, thread, person, neither = question(), member(), member(), member(), member()
    mute(member=thread, thing=asked)
    mute(member=person, thing=actor)
    ids = {thread.pk, person.pk, neither.pk}
    assert muted_by(ids, question_id=asked.pk, actor_id=actor.pk) == {thread.pk, person.pk}
    assert muted_by(ids, question_id=asked.pk) == {thread.pk}
    assert muted_by(ids, actor_id=actor.pk) == {person.pk}
    assert muted_by({neither.pk}, question_id=asked.pk, actor_id=actor.pk) == set()
    assert muted_by(ids) == set()


def test_a_moderator_is_heard_though_muted_before():
    actor, reader = member(), member()
    mute(member=reader, thing=actor)
    actor.is_staff = True
    actor.save()
    assert muted_by({reader.pk}, actor_id=actor.pk) == set()


def test_many_followers_cost_no_more_queries(django_assert_num_queries):
    asked = question()
    tagged = asked.tags.get()
    crowd = [member() for _n in range(30)]
    Follow.objects.bulk_create([Follow(member=who, tag=tagged) for who in crowd])
    Follow.objects.bulk_create([Follow(member=who, question=asked) for who in crowd])
    Mute.objects.bulk_create([Mute(member=who, person=asked.author) for who in crowd[:10]])
    with django_assert_num_queries(3):
        assert len(followers_of_new_question(asked)) == 30
    with django_assert_num_queries(1):
        assert len(question_followers(asked.pk)) == 31
    with django_assert_num_queries(1):
        assert len(muted_by({who.pk for who in crowd}, question_id=asked.pk, actor_id=asked.author_id)) == 10
