"""Addresses that refuse mail, and people who complain: no more mail, until they say that it works again."""

import smtplib

import pytest
from django.test import Client

from qa.notifications import kinds
from qa.notifications.models import OutgoingMail, Preference
from qa.notifications.services.bounces import stop_for
from qa.notifications.services.delivery import deliver_due
from qa.notifications.services.refusals import is_for_good
from qa.posts.models import GuestAuthor
from tests.factories import answer, question
from tests.qa.notifications.people import GUEST, address_of, confirmed_member, guest_answer, notice, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(db):
    return confirmed_member("ida")


def report(kind: str = "HardBounce", email: str = "ida@example.org", record: str = "Bounce") -> dict:
    """As Postmark's documentation shows it."""
    return {
        "RecordType": record, "ID": 42, "Type": kind, "TypeCode": 1, "Tag": "", "MessageID": "2706ee8a-737c-4285",
        "Details": "smtp;550 5.1.1 The email account that you tried to reach does not exist.", "Email": email,
        "From": "forum@localhost", "BouncedAt": "2026-11-23T10:00:00Z", "Inactive": True, "CanActivate": True,
    }  # fmt: skip


UNSUBSCRIBED = {
    "RecordType": "SubscriptionChange", "SuppressSending": True, "SuppressionReason": "ManualSuppression",
    "Recipient": "ida@example.org", "ChangedAt": "2026-11-23T10:00:00Z", "Origin": "Recipient", "MessageID": "883953f4",
}  # fmt: skip


def mail_to(who) -> None:
    notice(who, kinds.ANSWER, post=answer(to=question(by=who)))
    told(who)


@pytest.mark.parametrize(
    ("payload", "why"),
    [
        (report(), "bounced"),
        (report(email="IDA@example.org"), "bounced"),
        (report("SpamComplaint", record="SpamComplaint"), "complained"),
        (report("BadEmailAddress"), "bounced"),
        (UNSUBSCRIBED, "unsubscribed"),
    ],
)
def test_what_a_provider_reports_stops_the_mail(ida, provider, payload, why):
    mail_to(ida)
    assert provider("tracking", payload).status_code == 200
    preference = Preference.objects.get(member=ida)
    assert preference.mail_stopped_at
    assert preference.mail_stopped_why == why
    assert not OutgoingMail.objects.exists()
    mail_to(ida)
    assert not OutgoingMail.objects.exists()
    assert provider("tracking", payload).status_code == 200  # told twice
    assert Preference.objects.get(member=ida).mail_stopped_at == preference.mail_stopped_at


@pytest.mark.parametrize("kind", ["Transient", "DnsError", "AutoResponder", "Unknown", "Blocked", "DMARCPolicy"])
def test_what_may_pass_does_not(ida, provider, kind):
    assert provider("tracking", report(kind)).status_code == 200
    assert not Preference.objects.filter(mail_stopped_at__isnull=False).exists()


@pytest.mark.parametrize("secret", [None, "provider:guessed", "x"])
def test_nobody_else_can_stop_it(ida, provider, secret):
    assert provider("tracking", report(), secret).status_code == 400
    assert not Preference.objects.exists()


def test_without_a_secret_there_is_no_such_address(client, ida):
    assert client.post("/anymail/postmark/tracking/", report(), content_type="application/json").status_code == 404
    assert not Preference.objects.exists()


def test_the_member_reads_why_and_says_that_it_works_again(ida, client):
    stop_for("ida@example.org", "complained")
    client.force_login(ida)
    page = client.get("/inbox/settings")
    assert "marked as unwanted" in page.text
    assert 'action="/mail/resume"' in page.text
    reply = client.post("/mail/resume")
    assert (reply.status_code, reply["Location"]) == (303, "/inbox/settings")
    assert "/mail/resume" not in client.get("/inbox/settings").text
    mail_to(ida)
    assert OutgoingMail.objects.exists()


def test_resuming_is_for_members_with_a_token(ida):
    strict = Client(enforce_csrf_checks=True)
    assert strict.get("/mail/resume").status_code in (302, 405)
    strict.force_login(ida)
    stop_for("ida@example.org", "bounced")
    assert strict.post("/mail/resume").status_code == 403
    assert Preference.objects.get(member=ida).mail_stopped_at


def test_another_main_address_begins_anew(ida, client):
    stop_for("ida@example.org", "bounced")
    ida.emailaddress_set.create(email="new@example.org", verified=True, primary=False)
    client.force_login(ida)
    client.post("/accounts/reauthenticate/", {"password": "correct-horse-7"})
    client.post("/accounts/email/", {"email": "new@example.org", "action_primary": ""})
    assert ida.emailaddress_set.get(primary=True).email == "new@example.org"
    assert Preference.objects.get(member=ida).mail_stopped_at is None


def test_an_address_that_is_not_in_use_any_more_stops_nothing(ida):
    ida.emailaddress_set.create(email="old@example.org", verified=True, primary=False)
    stop_for("old@example.org", "bounced")
    assert not Preference.objects.exists()


def test_a_mail_server_that_knows_no_such_mailbox_stops_it_after_the_try(ida, mail_server):
    mail_server.refused.add("ida@example.org")
    bo = confirmed_member("bo")
    for who in (ida, bo, ida):
        mail_to(who)
    assert deliver_due() == 1
    assert [message["To"] for message in mail_server.received] == ["bo@example.org"]
    assert Preference.objects.get(member=ida).mail_stopped_why == "bounced"
    assert not OutgoingMail.objects.filter(to="ida@example.org").exists()


@pytest.mark.parametrize(
    ("answers", "for_good"),
    [
        ((550, b"ida@example.org is not known here"), True),
        ((550, b"5.1.1 No such user"), True),
        ((551, b"User not local"), True),
        ((550, b"5.7.1 Your network is on our list"), False),
        ((550, b"5.2.2 Mailbox full"), False),
        ((552, b"Mailbox full"), False),
        ((450, b"4.2.1 Try again later"), False),
        ((421, b"Too busy"), False),
    ],
)
def test_only_a_mailbox_that_does_not_exist_counts(answers, for_good):
    assert is_for_good(smtplib.SMTPRecipientsRefused({"ida@example.org": answers})) is for_good


def test_other_troubles_are_no_bounce():
    for error in (
        smtplib.SMTPServerDisconnected("x"),
        smtplib.SMTPSenderRefused(550, b"who?", "forum@localhost"),
        OSError(),
    ):
        assert not is_for_good(error)


def test_a_guest_whose_address_bounces_loses_it(mail_server):
    post = guest_answer(question())
    other = guest_answer(question(), email="other@example.net")
    mail_server.refused.add(GUEST)
    assert deliver_due() == 1
    assert address_of(post) is None
    assert address_of(other) == "other@example.net"
    assert not OutgoingMail.objects.filter(key__startswith=f"guest-{post.pk}-").exists()


def test_a_guest_who_complains_loses_the_address(provider):
    post = guest_answer(question())
    provider("tracking", report("SpamComplaint", email=GUEST.upper(), record="SpamComplaint"))
    assert not GuestAuthor.objects.filter(pk=post.pk, email__isnull=False).exists()
