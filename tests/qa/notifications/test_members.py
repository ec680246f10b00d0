"""Hearing less: the links in mails, the buttons of mail programs, and discretion."""

import re
from base64 import b64decode

import pytest
from django.conf import settings as site

from qa.notifications import kinds
from qa.notifications.kinds import Rhythm
from qa.notifications.links import STOP, signed_link, stop_link
from qa.notifications.models import Delivery, OutgoingMail, Preference
from qa.notifications.services.delivery import deliver_due
from tests.factories import answer, member, question
from tests.qa.notifications.people import confirmed_member, guest_answer, html, link, notice, text, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(db):
    return confirmed_member("ida", display_name="Ida")


def tell_of_answer(to, title: str = "", body: str = "Warmth helps, and so does a kind word and rest.") -> Delivery:
    noor = member(display_name="Noor Halloumi")
    return notice(to, kinds.ANSWER, post=answer(to=question(by=to, title=title), by=noor, body=body), actor=noor)


def path(url: str) -> str:
    return url.removeprefix(site.SITE_URL)


def wanted(who, kind=kinds.ANSWER) -> str:
    return Preference.objects.get(member=who).rhythm(kind.name, "mail")


def test_one_machines_post_stops_this_kind_and_no_other(ida, mail_server, client):
    Preference.objects.create(member=ida, rhythms={"answer": {"push": "daily"}, "badge": {"mail": "daily"}})
    tell_of_answer(ida)
    told(ida)
    deliver_due()
    (message,) = mail_server.received
    address = path(message["List-Unsubscribe"].strip().strip("<>"))
    page = client.get(address)
    assert page.status_code == 200
    assert not page.cookies
    assert wanted(ida) == Rhythm.NOW  # a mail scanner has only looked

    client.handler.enforce_csrf_checks = True
    reply = client.post(address, {"List-Unsubscribe": "One-Click"})
    assert (reply.status_code, not reply.cookies) == (200, True)
    assert wanted(ida) == Rhythm.NEVER
    assert Preference.objects.get(member=ida).rhythms == {
        "answer": {"push": "daily", "mail": "never"},
        "badge": {"mail": "daily"},
    }
    tell_of_answer(ida)
    told(ida)
    assert deliver_due() == 0
    notice(ida, kinds.ACCEPT, post=answer(to=question(), by=ida))
    told(ida)
    assert deliver_due() == 1


def test_the_page_takes_it_back_as_it_was(ida, client):
    Preference.objects.create(member=ida, weekly_digest=True, rhythms={"answer": {"mail": "daily"}})
    before = Preference.objects.values("rhythms", "weekly_digest").get()
    address = path(stop_link(ida.pk))
    page = client.post(address)
    assert wanted(ida) == wanted(ida, kinds.MESSAGE) == Rhythm.NEVER
    assert not Preference.objects.get().weekly_digest
    client.post(address, {"again": page.context["again"]})
    assert Preference.objects.values("rhythms", "weekly_digest").get() == before


def test_what_was_taken_back_for_one_member_is_no_good_for_another(ida, client):
    bo = confirmed_member("bo")
    Preference.objects.create(member=ida, rhythms={"answer": {"mail": "weekly"}})
    again = client.post(path(stop_link(ida.pk, ["answer"]))).context["again"]
    client.post(path(stop_link(bo.pk, ["answer"])))
    client.post(path(stop_link(bo.pk, ["answer"])), {"again": again})
    assert wanted(bo) == Rhythm.NOW


def test_a_second_click_does_not_forget_the_way_back(ida, client):
    address = path(stop_link(ida.pk, ["answer"]))
    client.post(address)
    page = client.post(address)
    client.post(address, {"again": page.context["again"]})
    assert wanted(ida) == Rhythm.NOW


def test_a_kind_that_is_off_for_everybody_can_be_asked_for(ida, client):
    client.post(path(stop_link(ida.pk, ["badge"])), {"again": "1"})
    assert wanted(ida, kinds.BADGE) == Rhythm.DAILY


def test_all_mail_stops_by_its_own_link_waiting_mail_included(ida, mail_server, client):
    tell_of_answer(ida)
    told(ida)
    page = text_of_waiting()
    every = next(line for line in page.splitlines() if line.startswith(stop_link(ida.pk)))
    client.post(path(every))
    assert deliver_due() == 0
    assert all(wanted(ida, kind) == Rhythm.NEVER for kind in kinds.ALL)


def test_the_link_of_an_older_mail_still_stops_everything(ida, client):
    address = path(signed_link(STOP, ida.pk))
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert all(wanted(ida, kind) == Rhythm.NEVER for kind in kinds.ALL)


def test_stopping_one_kind_takes_back_only_its_waiting_mail(ida, client):
    tell_of_answer(ida)
    told(ida)
    notice(ida, kinds.ACCEPT, post=answer(to=question(), by=ida))
    told(ida)
    client.post(path(stop_link(ida.pk, ["answer"])))
    assert [mail.key.split("-")[2] for mail in OutgoingMail.objects.all()] == ["accept"]


def test_a_kind_that_is_gone_stops_nothing_else(ida, client):
    address = path(stop_link(ida.pk, ["of-long-ago"]))
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 200
    assert Preference.objects.get(member=ida).rhythms == {}


@pytest.mark.parametrize("token", ["x", "1:forged", "1", "%00", "a" * 3000, "WzFd:forged"])
@pytest.mark.parametrize("where", ["mail/stop", "guest/confirm", "guest/forget"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_forged_links_are_404(client, where, token, method):
    assert getattr(client, method)(f"/{where}/{token}").status_code == 404


def test_a_link_of_one_purpose_does_not_serve_another(ida, client):
    post = guest_answer(question())
    token = signed_link("guest-forget", post.pk).rsplit("/", 1)[1]
    assert client.post(f"/mail/stop/{token}").status_code == 404
    assert client.post(f"/guest/forget/{stop_link(ida.pk).rsplit('/', 1)[1]}").status_code == 404


def test_the_link_of_a_member_who_has_left_is_no_error(ida, client):
    address = path(stop_link(ida.pk, ["answer"]))
    ida.delete()
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 200
    assert client.post(address, {"again": "1"}).status_code == 200
    assert not Preference.objects.exists()


def test_who_leaves_takes_their_waiting_mail_along(ida):
    bo = confirmed_member("bo")
    for who in (ida, bo):
        tell_of_answer(who)
        told(who)
    ida.delete()
    assert OutgoingMail.objects.get().to == "bo@example.org"


# --- discretion ---------------------------------------------------------------------------------------------------
SECRETS = [
    "askwell",
    "kind harbour",
    "kind.harbour",
    "noor",
    "halloumi",
    "honey",
    "cold",
    "warmth",
    "ida halm",
    "answer",
]
SECRETS += ["question", "sleep"]


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_discreet_mail_tells_nothing(mail_server, client, settings, how_many):
    settings.SITE_URL, settings.DISCREET_FROM_EMAIL = "https://w.example.org", "Letters <letters@example.org>"
    settings.DEFAULT_FROM_EMAIL = "Kind Harbour <kind.harbour@example.org>"
    settings.INBOUND_MAIL_ADDRESS = "kind.harbour@in.example.org"
    someone = confirmed_member("i7", display_name="Ida Halm")
    Preference.objects.create(member=someone, discreet=True)
    for _ in range(how_many):
        tell_of_answer(someone, "Does honey help a cold?")
    told(someone)
    assert deliver_due() == 1
    (message,) = mail_server.received
    whole = "\n".join([f"{name}: {value}" for name, value in message.items()] + [text(message), html(message)])
    for token in re.findall(r"/mail/stop/([\w-]+)", whole):
        whole += b64decode(token + "==", altchars=b"-_").decode(errors="replace")
    for secret in SECRETS:
        assert secret not in whole.lower(), secret
    assert message["From"] == "Letters <letters@example.org>"
    assert message["Subject"] == "There is news for you"
    assert {"References", "In-Reply-To", "Reply-To", "List-Id"}.isdisjoint(message.keys())
    assert (
        client.post(message["List-Unsubscribe"].strip().strip("<>").removeprefix(settings.SITE_URL)).status_code == 200
    )
    assert wanted(someone) == Rhythm.NEVER
    assert link(message, "mail/stop")


def text_of_waiting() -> str:
    return OutgoingMail.objects.get().body
