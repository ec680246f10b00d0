"""Telling: each once, however often and by however many workers; mentions, points and privileges over time."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from qa.following.models import Follow
from qa.notifications import kinds
from qa.notifications.models import Delivery, Event, Notification
from qa.notifications.services.telling import tell
from qa.notifications.services.telling_people import tell_people
from qa.notifications.services.telling_points import tell_points
from qa.notifications.words import lines_of
from qa.posts.services.commenting import edit_comment
from qa.posts.services.editing import base_of, edit_post
from qa.reputation.points import Points
from qa.reputation.services import ledger
from qa.site.models import RateCounter, SiteSettings
from qa.votes.services import cast_vote
from tests.factories import BODY, answer, member, question
from tests.qa.notifications.cast import make_cast, tell_all
from tests.qa.notifications.people import confirmed_member
from tests.tasks import run_tasks
from tests.threads import at_once


def told(kind) -> dict[str, str]:
    rows = Notification.objects.filter(kind=kind.name, read_at=None).order_by("pk")
    return {line.notification.member.username: line.text for line in lines_of(rows)}


@pytest.mark.django_db
def test_the_same_cause_twice_is_one_event_and_one_line():
    asked = question(by=member("ida"))
    given = answer(to=asked)
    assert tell(kinds.ANSWER, key=f"answer-{given.pk}", actor=given.author, post=given) is None
    event = Event.objects.get(kind="answer")
    tell_people(event.pk)
    assert tell_people(event.pk) == set()
    Event.objects.update(told_at=None)  # as if the worker had died before it could say so
    tell_people(event.pk)
    assert Notification.objects.filter(event=event).count() == 1


@pytest.mark.django_db
def test_what_did_not_happen_is_not_told():
    asked = question(by=member("ida"))
    with transaction.atomic():
        answer(to=asked)
        transaction.set_rollback(True)
    run_tasks()
    assert not Event.objects.filter(kind="answer").exists()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_each_once():
    asked = question(by=confirmed_member("ida"))
    answer(to=asked)
    event = Event.objects.get(kind="answer")
    outcomes = at_once(*[lambda: tell_people(event.pk)] * 6)
    assert sum(bool(outcome) for outcome in outcomes) == 1
    assert Notification.objects.filter(event=event).count() == 1
    assert Delivery.objects.filter(notification__event=event, channel="mail").count() == 1


@pytest.mark.django_db
def test_ten_thousand_followers_are_told_in_batches(django_assert_max_num_queries):
    asked = question(by=member("ida"))
    people = User.objects.bulk_create(User(username=f"f{n}", display_name=f"F {n}") for n in range(10_000))
    Follow.objects.bulk_create(Follow(member=user, question=asked) for user in people)
    given = answer(to=asked)
    with django_assert_max_num_queries(60):
        tell_people(Event.objects.get(key=f"answer-{given.pk}").pk)
    assert Notification.objects.filter(kind="answer").count() == 10_001


@pytest.mark.django_db
def test_an_edit_tells_only_the_newly_mentioned_and_nobody_twice():
    cast = make_cast()
    given = answer(to=cast.question, by=cast.nia, body=f"@tara, {BODY}")
    tell_all()
    for body in (f"@tara @pia, {BODY}", f"{BODY} and nobody", f"@tara @pia @cato, {BODY} again"):
        given.refresh_from_db()
        RateCounter.objects.all().delete()
        edit_post(post=given, by=cast.nia, base=base_of(given), body=body)
        tell_all()
    rows = Notification.objects.filter(kind="mention").order_by("pk")
    assert [row.member.username for row in rows] == ["tara", "pia", "cato"]
    comment = cast.comment(given, cast.tom, "This is a thought of mine.")
    edit_comment(comment=comment, by=cast.tom, body="This is a thought of mine, @tara.")
    tell_all()
    assert [row.member.username for row in rows.all()] == ["tara", "pia", "cato", "tara"]


@pytest.mark.django_db
def test_an_edit_that_joins_the_last_is_told_once():
    cast = make_cast()
    for words in ("One.", "Two."):
        RateCounter.objects.all().delete()
        edit_post(post=cast.answer, by=cast.nia, base=base_of(cast.answer), body=f"{BODY} {words}")
        cast.answer.refresh_from_db()
        tell_all()
    assert list(told(kinds.EDIT)) == ["noor"]


@pytest.mark.django_db
def test_points_are_one_line_for_a_post_and_day_that_grows_and_goes():
    SiteSettings.objects.update(founding=False)
    noor, given_to = member("noor"), member("ida")
    given = answer(to=question(by=given_to), by=noor)
    voters = [member(points=500) for _n in range(3)]
    for voter in voters[:2]:
        cast_vote(post=given, by=voter, kind="up")
    run_tasks()
    title = given.parent.title
    assert told(kinds.POINTS) == {"noor": f"+20 points for your answer to “{title}”."}
    line = Notification.objects.get(kind="points")
    Notification.objects.update(read_at=timezone.now(), created_at=timezone.now() - timedelta(hours=1))
    cast_vote(post=given, by=voters[2], kind="down")
    run_tasks()
    assert told(kinds.POINTS) == {"noor": f"+18 points for your answer to “{title}”."}  # nothing for who voted down
    again = Notification.objects.get(kind="points")
    assert again.pk == line.pk
    assert again.created_at > timezone.now() - timedelta(minutes=5)
    for voter in voters:
        cast_vote(post=given, by=voter, kind="none")
    run_tasks()
    assert not Event.objects.filter(kind="points").exists()


@pytest.mark.django_db
def test_points_do_not_say_who_gave_them():
    asked = question(by=member("noor"))
    cast_vote(post=asked, by=member("secret", points=500), kind="up")
    run_tasks()
    event = Event.objects.get(kind="points")
    assert event.actor_id is None
    assert event.data == {"points": 10}


@pytest.mark.django_db
def test_a_privilege_is_told_once_for_ever_and_only_when_points_lead_to_it():
    SiteSettings.objects.update(founding=False)
    noor, old_hand = member("noor", points=10), member("old", points=5000)

    def move(user, points):
        user.refresh_from_db()
        ledger.write([Points(user.pk, "answer-up", points, None, None, timezone.now())])
        run_tasks()

    User.objects.filter(pk=noor.pk).update(reputation=10)
    move(noor, 10)
    assert told(kinds.PRIVILEGE) == {"noor": "You may do something new: vote up."}
    move(noor, -10)
    move(noor, 10)
    move(old_hand, 10)
    assert Event.objects.filter(kind="privilege").count() == 1


@pytest.mark.django_db
def test_a_privilege_is_not_told_to_who_wants_no_points():
    SiteSettings.objects.update(founding=False)
    noor = member("noor", points=10, without_points=True)
    ledger.write([Points(noor.pk, "answer-up", 10, None, None, timezone.now())])
    run_tasks()
    assert not Event.objects.filter(kind="privilege").exists()


@pytest.mark.django_db(transaction=True)
def test_votes_and_workers_at_once_leave_the_right_sum():
    SiteSettings.objects.update(founding=False)
    given = answer(to=question(), by=member("noor"))
    voters = [member(points=500) for _n in range(4)]
    today = str(timezone.now().date())
    acts = [lambda voter=voter: cast_vote(post=given, by=voter, kind="up") for voter in voters]
    at_once(*acts, *[lambda: tell_points(given.author_id, given.pk, today)] * 3)
    at_once(*[lambda: tell_points(given.author_id, given.pk, today)] * 4)
    assert Event.objects.get(kind="points").data == {"points": 40}
    assert Notification.objects.filter(kind="points").count() == 1
