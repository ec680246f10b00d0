"""What members get by mail: both parts, the headers, threads, folding, language, discretion."""

from datetime import timedelta

import pytest
from django.utils import timezone

from qa.notifications import kinds
from qa.notifications.models import Delivery, OutgoingMail, Preference
from qa.notifications.services.delivery import deliver_due, message_id
from qa.notifications.services.mailing import mail
from qa.posts.services.concealing import delete_post
from tests.factories import answer, member, question
from tests.qa.notifications.people import confirmed_member, html, links_of, notice, text, told

QUERIES = 17  # handing over and writing, transactions included

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida(db):
    return confirmed_member("ida", display_name="Ida")


def answered(asker, **fields):
    """A delivery about a new answer to a question of `asker`, nobody else told."""
    by = fields.pop("by", None) or member(display_name="Noor & Co")
    asked = question(by=asker, title=fields.pop("title", "How do “tea & honey” help a cold?"))
    given = answer(to=asked, by=by, body="Warmth helps, and <b>so</b> does a kind word & rest.")
    Delivery.objects.all().delete()
    OutgoingMail.objects.all().delete()
    return notice(asker, kinds.ANSWER, post=given, actor=by, **fields)


def received(mail_server):
    deliver_due()
    (message,) = mail_server.received
    return message


def test_one_thing_is_one_mail_with_text_and_html(ida, mail_server, settings):
    settings.SITE_URL = "https://forum.example.org"
    delivery = answered(ida)
    told(ida)
    message = received(mail_server)
    post = delivery.notification.event.post
    assert message["To"] == "ida@example.org"
    assert message["From"] == "Askwell <forum@localhost>"
    assert message["Subject"].strip() == "[Askwell] How do “tea & honey” help a cold?"
    assert message.get_content_type() == "multipart/alternative"
    assert "Hello Ida," in text(message)
    assert "Noor & Co answered your question" in text(message)
    assert "Warmth helps, and so does a kind word & rest." in text(message)
    assert f"https://forum.example.org{post.get_absolute_url()}" in text(message)
    assert "You receive this because it is about what you wrote." in text(message)
    assert "Noor &amp; Co answered your question" in html(message)
    assert "does a kind word &amp; rest." in html(message)
    assert f'href="https://forum.example.org{post.get_absolute_url()}"' in html(message)


def test_the_headers_are_those_of_a_thread_and_of_a_mail_that_can_be_stopped(ida, mail_server):
    delivery = answered(ida)
    told(ida)
    message = received(mail_server)
    thread = f"<question-{delivery.notification.question_id}@127.0.0.1>"
    assert message["References"] == message["In-Reply-To"] == thread
    assert message["Message-ID"] == message_id(f"member-{ida.pk}-answer-{delivery.pk}")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"].strip().startswith("<http://127.0.0.1:8000/mail/stop/")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Reply-To"] is None


def test_nothing_in_the_html_is_fetched_or_runs(ida, mail_server):
    answered(ida)
    told(ida)
    page = html(received(mail_server)).lower()
    for bad in ("<img", "<script", "<link", "src=", "url(", "@import", "<iframe", "style=", "<form"):
        assert bad not in page
    assert 'name="color-scheme" content="light dark"' in page


def test_the_links_work(ida, mail_server, client):
    answered(ida)
    told(ida)
    links = links_of(received(mail_server))
    assert len(links) >= 5
    client.force_login(ida)
    for link in links:
        assert client.get(link).status_code == 200, link


def test_handed_over_twice_is_one_message(ida, mail_server):
    delivery = answered(ida)
    told(ida)
    Delivery.objects.update(done_at=None, outcome="")  # as if the worker had died before it was noted
    told(ida)
    assert OutgoingMail.objects.count() == 1
    kept = OutgoingMail.objects.values().get()
    deliver_due()
    OutgoingMail.objects.update(**kept)  # as when the program died between sending and noting it
    deliver_due()
    first, second = mail_server.received
    assert first["Message-ID"] == second["Message-ID"] == message_id(f"member-{ida.pk}-answer-{delivery.pk}")


def test_what_is_due_at_once_is_folded_by_thread(ida, mail_server):
    tea = answered(ida, title="How does tea help a cold?")
    asked = tea.notification.event.question
    notice(ida, kinds.ACCEPT, post=answer(to=question(title="Is honey a medicine?"), by=ida))
    bo = member(display_name="Bo")
    notice(ida, kinds.ANSWER, post=answer(to=asked, by=bo), actor=bo)
    told(ida)
    message = received(mail_server)
    assert message["Subject"].strip() == "[Askwell] 3 notifications"
    assert message["References"] is None
    said = text(message)
    assert (
        said.index("“How does tea help a cold?”\n") < said.index("Bo answered") < said.index("“Is honey a medicine?”\n")
    )
    assert said.index("Noor & Co answered") < said.index("Bo answered")
    assert "Stop mails like this (Accepted answers and Answers):" in said
    assert html(message).count("<h2>") == 2
    assert OutgoingMail.objects.get().key == f"member-{ida.pk}-several-{tea.pk}"


def test_several_things_of_one_thread_stay_in_it(ida, mail_server):
    tea = answered(ida)
    asked = tea.notification.event.question
    notice(ida, kinds.ANSWER, post=answer(to=asked))
    told(ida)
    message = received(mail_server)
    assert message["References"] == f"<question-{asked.pk}@127.0.0.1>"
    assert message["Subject"].strip() == f"[Askwell] {asked.title}"


def test_what_is_not_to_be_seen_any_more_is_left_out(ida):
    delivery = answered(ida)
    delete_post(post=delivery.notification.event.post, by=member(staff=True))
    OutgoingMail.objects.all().delete()
    mail(ida, [Delivery.objects.select_related("notification__event").get(pk=delivery.pk)])
    assert not OutgoingMail.objects.exists()


def test_the_member_reads_their_own_language_and_clock(ida, mail_server):
    ida.language, ida.time_zone = "de", "Asia/Tokyo"
    ida.save()
    first = answered(ida)
    second = notice(ida, kinds.ANSWER, post=first.notification.event.post)
    at = timezone.now().replace(year=2026, month=3, day=1, hour=20, minute=30)
    for delivery in (first, second):
        type(delivery.notification).objects.filter(pk=delivery.notification.pk).update(created_at=at)
    told(ida)
    message = received(mail_server)
    assert '<html lang="de" dir="ltr">' in html(message)
    assert "2. März 2026 05:30" in text(message)


def test_only_the_verified_primary_address_hears(mail_server):
    unverified, twice = confirmed_member("una"), confirmed_member("two")
    unverified.emailaddress_set.update(verified=False)
    twice.emailaddress_set.create(email="second@example.org", verified=True, primary=False)
    for one in (unverified, twice):
        mail(one, [answered(one)])
    deliver_due()
    assert [message["To"] for message in mail_server.received] == ["two@example.org"]


@pytest.mark.parametrize("gone", ["away", "stopped"])
def test_who_is_gone_or_whose_address_refuses_hears_nothing(ida, gone):
    delivery = answered(ida)
    if gone == "away":
        ida.is_active = False
        ida.save()
    else:
        Preference.objects.create(member=ida, mail_stopped_at=timezone.now())
    mail(ida, [delivery])
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_mail_costs_the_same_queries_however_much_is_in_it(ida, how_many, django_assert_num_queries):
    for _ in range(how_many):
        post = answer(to=question(by=ida))
        notice(ida, kinds.ANSWER, post=post)
    with django_assert_num_queries(QUERIES):
        told(ida)


def test_what_was_sent_is_not_kept(ida, mail_server):
    answered(ida)
    told(ida)
    deliver_due()
    row = OutgoingMail.objects.values("to", "subject", "body", "html", "reply_to", "unsubscribe_url").get()
    assert set(row.values()) == {""}
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=31))
    deliver_due()
    assert not OutgoingMail.objects.exists()
