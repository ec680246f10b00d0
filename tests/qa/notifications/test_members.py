"""What askers hear."""

import pytest
from allauth.account.models import EmailAddress

from qa.notifications.models import MailOptOut, OutgoingMail
from qa.notifications.services.delivery import deliver_due
from qa.posts.services.concealing import approve_post, delete_post, reject_post, restore_post
from tests.factories import answer, member, question
from tests.qa.notifications.people import confirmed_member, guest_answer, link, text

pytestmark = pytest.mark.django_db


def test_the_asker_hears_of_an_answer(mail_server, settings):
    settings.SITE_URL = "https://forum.example.org"
    asker = confirmed_member("ida")
    asked = question(by=asker, title="How do “tea & honey” help a cold?")
    given = answer(
        to=asked,
        by=member("noor", display_name="Noor & Co"),
        body="Warmth helps, and <b>so</b> does a kind word & rest.",
    )
    assert deliver_due() == 1
    (message,) = mail_server.received
    assert message["To"] == "ida@example.org"
    assert message["Subject"].strip() == "[Askwell] An answer to “How do “tea & honey” help a cold?”"
    assert "Hello ida," in text(message)
    assert "Noor & Co has answered" in text(message)
    assert "Warmth helps, and so does a kind word & rest." in text(message)
    assert f"https://forum.example.org{given.get_absolute_url()}" in text(message)
    assert message["Message-ID"].endswith("@forum.example.org>")
    assert message["References"] == f"<question-{asked.pk}@forum.example.org>"


def test_answers_of_one_thread_hang_together_and_ids_differ(mail_server):
    asked = question(by=confirmed_member())
    answer(to=asked)
    answer(to=asked)
    assert deliver_due() == 2
    first, second = mail_server.received
    assert first["References"] == second["References"] == first["In-Reply-To"]
    assert first["Message-ID"] != second["Message-ID"]


def test_nobody_hears_of_their_own_answer():
    asker = confirmed_member()
    answer(to=question(by=asker), by=asker)
    assert not OutgoingMail.objects.exists()


def test_an_address_that_is_not_confirmed_hears_nothing():
    asker = member()
    EmailAddress.objects.create(user=asker, email=asker.email, verified=False, primary=True)
    answer(to=question(by=asker))
    assert not OutgoingMail.objects.exists()


def test_members_who_are_gone_hear_nothing():
    asker = confirmed_member()
    asked = question(by=asker)
    asker.is_active = False
    asker.save()
    answer(to=asked)
    assert not OutgoingMail.objects.exists()


def test_a_guests_answer_is_heard_of_when_it_is_approved(mail_server):
    asked = question(by=confirmed_member("ida"))
    given = guest_answer(asked, email="")
    assert deliver_due() == 0
    approve_post(post=given, by=member(staff=True))
    assert deliver_due() == 1
    assert "Ana has answered" in text(mail_server.received[0])


def test_a_rejected_one_is_not_heard_of_and_a_restored_one_not_twice():
    moderator = member(staff=True)
    asked = question(by=confirmed_member())
    reject_post(post=guest_answer(asked, email=""), by=moderator)
    assert not OutgoingMail.objects.exists()
    given = answer(to=asked)
    delete_post(post=given, by=moderator)
    restore_post(post=given, by=moderator)
    assert OutgoingMail.objects.count() == 1


def test_one_click_stops_the_mail_and_another_resumes_it(mail_server, client):
    asker = confirmed_member()
    asked = question(by=asker)
    answer(to=asked)
    deliver_due()
    (message,) = mail_server.received
    address = link(message, "stop")
    assert message["List-Unsubscribe"].strip() == f"<http://127.0.0.1:8000{address}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    page = client.get(address)
    assert page.status_code == 200
    assert not page.cookies
    assert not MailOptOut.objects.exists()

    answer(to=asked)
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    answer(to=asked)
    assert deliver_due() == 0  # neither what waited nor what came after

    client.post(address, {"again": "1"})
    answer(to=asked)
    assert deliver_due() == 1


@pytest.mark.parametrize("token", ["x", "1:forged", "1", "%00", "a" * 3000])
@pytest.mark.parametrize("path", ["mail/stop", "guest/confirm", "guest/forget"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_forged_links_are_404(client, path, token, method):
    assert getattr(client, method)(f"/{path}/{token}").status_code == 404


def test_a_link_of_one_purpose_does_not_serve_another(mail_server, client):
    answer(to=question(by=confirmed_member()))
    deliver_due()
    token = link(mail_server.received[0], "stop").rsplit("/", 1)[1]
    assert client.post(f"/guest/forget/{token}").status_code == 404


def test_the_link_of_a_member_who_has_left_is_no_error(mail_server, client):
    asker = confirmed_member()
    answer(to=question(by=asker))
    deliver_due()
    address = link(mail_server.received[0], "stop")
    user_id = asker.pk
    asker.delete()
    assert client.post(address).status_code == 200
    assert not MailOptOut.objects.filter(pk=user_id).exists()


def test_who_leaves_takes_their_waiting_mail_along():
    asker = confirmed_member()
    answer(to=question(by=asker))
    answer(to=question(by=confirmed_member("ida")))
    asker.delete()
    assert OutgoingMail.objects.get().to == "ida@example.org"
