"""The member's own copy holds what they were told and what they chose; leaving takes both along."""

import json

import pytest

from qa.notifications.models import Notification, Preference
from qa.notifications.services.choosing import choose
from qa.posts.services.concealing import delete_post
from tests.factories import answer, member, question
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


def test_the_copy_has_the_inbox_and_the_choices(client):
    ida = member("ida")
    kept, hidden = question(by=ida, title="How do you keep calm?"), question(by=ida)
    answer(to=kept, by=member(display_name="Noor"))
    gone = answer(to=hidden, body="A secret that was taken back, at some length.")
    run_tasks()
    delete_post(post=gone, by=gone.author)
    choose(ida, {"answer": {"mail": "weekly"}})
    client.force_login(ida)
    reply = client.get("/accounts/export")
    copy = json.loads(reply.content)
    told = [row for row in copy["notifications"] if row["kind"] == "answer"]
    assert told[0]["text"] == "Noor answered your question “How do you keep calm?”."
    assert told[1]["text"] == "Something that is not public any more."
    assert "A secret" not in reply.content.decode()
    assert copy["notification_choices"]["rhythms"] == {"answer": {"mail": "weekly"}}


def test_leaving_takes_them_along():
    ida = member("ida")
    answer(to=question(by=ida))
    run_tasks()
    choose(ida, {})
    assert Notification.objects.filter(member=ida).exists()
    pk = ida.pk
    ida.delete()
    assert not Notification.objects.filter(member=pk).exists()
    assert not Preference.objects.filter(member=pk).exists()
