"""A word from the moderators to one member: the page, the log, who may, and where it is read."""

import pytest

from accounts.models import User
from qa.core.verdict import Invalid, Refusal
from qa.moderation.models import LogEntry, StaffMessage
from qa.moderation.services.messaging import LONGEST, write_to
from tests.factories import member
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def max_(client):
    moderator = member("max", staff=True)
    client.force_login(moderator)
    return moderator


def test_a_moderator_writes_and_the_member_reads(client, max_):
    noor = member("noor")
    assert f"/admin/accounts/user/write/?id={noor.pk}" in client.get(f"/admin/accounts/user/{noor.pk}/change/").text
    assert client.get(f"/admin/accounts/user/write/?id={noor.pk}").status_code == 200
    reply = client.post("/admin/accounts/user/write/", {"id": noor.pk, "text": "Please be <b>kind</b>.\r\nThank you."})
    assert reply.status_code == 303
    message = StaffMessage.objects.get()
    assert (message.member, message.by, message.text) == (noor, max_, "Please be <b>kind</b>.\nThank you.")
    entry = LogEntry.objects.get(action="message")
    assert (entry.actor, entry.member, entry.target) == (max_, noor, "noor")
    assert "Please be &lt;b&gt;kind" in client.get(f"/admin/accounts/user/write/?id={noor.pk}").text
    run_tasks()
    client.force_login(noor)
    page = client.get("/inbox").text
    assert "The moderators have written to you." in page
    assert "Please be &lt;b&gt;kind&lt;/b&gt;." in page
    client.force_login(member())
    assert "Please be" not in client.get("/inbox").text


def test_nothing_to_say_is_told_at_the_field(client, max_):
    noor = member("noor")
    reply = client.post("/admin/accounts/user/write/", {"id": noor.pk, "text": "   "})
    assert reply.status_code == 422
    assert not StaffMessage.objects.exists()
    for text in ("", " \n", "x" * (LONGEST + 1)):
        with pytest.raises(Invalid):
            write_to(member=noor, by=max_, text=text)


@pytest.mark.parametrize("pk", ["", "0", "x", "999999999999"])
def test_nobody_is_404(client, max_, pk):
    assert client.get(f"/admin/accounts/user/write/?id={pk}").status_code == 404


def test_only_moderators_write_and_only_to_who_reads(max_):
    noor = member("noor")
    with pytest.raises(Refusal):
        write_to(member=max_, by=noor, text="Hello.")
    User.objects.filter(pk=noor.pk).update(is_active=False)
    noor.refresh_from_db()
    with pytest.raises(Refusal):
        write_to(member=noor, by=max_, text="Hello.")


def test_who_is_no_moderator_does_not_see_the_page(client):
    noor = member("noor")
    client.force_login(noor)
    assert client.get(f"/admin/accounts/user/write/?id={noor.pk}").status_code == 302
