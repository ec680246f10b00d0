"""Handing over: once, when it is due, without what was read, is gone, or is not wanted any more."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from qa.notifications.kinds import BADGE, Rhythm
from qa.notifications.models import Delivery, OutgoingMail, Preference
from qa.notifications.services import handing_over
from qa.notifications.services.choosing import choose
from qa.notifications.services.reading import read_all
from qa.notifications.services.telling import tell
from qa.notifications.tasks import hand_over_due
from qa.posts.services.commenting import add_comment, delete_comment
from qa.posts.services.concealing import delete_post
from tests.factories import answer, member, question
from tests.qa.notifications.cast import tell_all
from tests.qa.notifications.people import confirmed_member
from tests.tasks import run_tasks
from tests.threads import at_once


@pytest.fixture
def ida(db):
    return confirmed_member("ida")


def answered(asker):
    given = answer(to=question(by=asker))
    tell_all()
    return given


def outcomes() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("outcome", flat=True))


def test_what_is_due_becomes_one_mail(ida):
    answered(ida)
    answered(ida)
    handing_over.hand_over(ida.pk, "mail")
    handing_over.hand_over(ida.pk, "mail")
    assert outcomes() == ["sent", "sent"]
    assert OutgoingMail.objects.count() == 1


def test_the_worker_hands_over_by_itself(ida):
    answer(to=question(by=ida))
    done = run_tasks()
    assert "qa.notifications.tasks.hand_over" in done
    assert OutgoingMail.objects.count() == 1


def leave_the_forum(user) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)


def refuse_mail(user) -> None:
    Preference.objects.create(member=user, mail_stopped_at=timezone.now())


REASONS = {
    "read before": (lambda ida, given: read_all(ida), "read"),
    "the answer is deleted": (lambda ida, given: delete_post(post=given, by=given.author), "gone"),
    "switched off": (lambda ida, given: choose(ida, {"answer": {"mail": Rhythm.NEVER}}), "stopped"),
    "the address takes no mail": (lambda ida, given: refuse_mail(ida), "stopped"),
    "no address is confirmed": (lambda ida, given: ida.emailaddress_set.update(verified=False), "stopped"),
    "the account is closed": (lambda ida, given: leave_the_forum(ida), "stopped"),
}


@pytest.mark.parametrize("why", REASONS)
def test_what_is_not_to_be_sent_says_why(ida, why):
    happens, outcome = REASONS[why]
    happens(ida, answered(ida))
    handing_over.hand_over(ida.pk, "mail")
    assert outcomes() == [outcome]
    assert not OutgoingMail.objects.exists()


def test_badges_that_wait_are_not_sent_to_who_wants_none_any_more(ida):
    choose(ida, {"badge": {"mail": Rhythm.NOW}})
    tell(BADGE, key="badge-1", member=ida, name="Student", slug="student")
    tell_all()
    User.objects.filter(pk=ida.pk).update(without_points=True)
    handing_over.hand_over(ida.pk, "mail")
    assert outcomes() == ["stopped"]


def test_a_deleted_comment_is_gone(ida):
    asked = question(by=ida)
    comment = add_comment(post=asked, by=member(points=500), body="I have thought about this for long.")
    tell_all()
    delete_comment(comment=comment, by=comment.author)
    Delivery.objects.update(due_at=timezone.now())
    handing_over.hand_over(ida.pk, "mail")
    assert outcomes() == ["gone"]


def test_quiet_hours_chosen_meanwhile_hold(ida):
    answered(ida)
    now = timezone.now()
    begin, end = (now - timedelta(hours=1)).time(), (now + timedelta(hours=1)).time()
    Preference.objects.create(member=ida, quiet_from=begin, quiet_until=end)
    handing_over.hand_over(ida.pk, "mail")
    delivery = Delivery.objects.get()
    assert delivery.done_at is None
    assert delivery.due_at > now + timedelta(minutes=50)
    assert not OutgoingMail.objects.exists()


def test_the_clock_hands_over_what_has_waited(ida):
    choose(ida, {"answer": {"mail": Rhythm.DAILY}})
    answered(ida)
    assert "qa.notifications.tasks.hand_over" not in run_tasks()
    hand_over_due()
    assert run_tasks() == []
    Delivery.objects.update(due_at=timezone.now())
    hand_over_due()
    assert "qa.notifications.tasks.hand_over" in run_tasks()
    assert OutgoingMail.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_mail():
    ida = confirmed_member("ida")
    for _n in range(4):
        answered(ida)
    at_once(*[lambda: handing_over.hand_over(ida.pk, "mail")] * 4)
    assert outcomes() == ["sent"] * 4
    assert OutgoingMail.objects.count() == 1
