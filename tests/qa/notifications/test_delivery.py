"""The outbox: with its transaction, at least once, later when it fails."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from qa.notifications.letters import Letter
from qa.notifications.models import OutgoingMail
from qa.notifications.services import outbox
from qa.notifications.services.delivery import TRIES, deliver_due, message_id
from tests.tasks import run_tasks


def put(to: str = "ida@example.org", key: str = "member-1-1", **fields) -> OutgoingMail:
    outbox.queue(Letter("Hello", "A word.\n", "<p>A word.</p>\n", **fields), key=key, to=to)
    return OutgoingMail.objects.get(key=key)


@pytest.fixture
def waiting(db) -> OutgoingMail:
    return put()


def make_due() -> None:
    OutgoingMail.objects.update(next_attempt_at=timezone.now())


@pytest.mark.django_db
def test_what_did_not_happen_is_not_sent():
    with transaction.atomic():
        put()
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()
    assert run_tasks() == []


def test_a_server_that_cannot_be_reached_costs_a_try_and_the_mail_waits(waiting, mail_server):
    mail_server.stop()
    pauses = []
    for tries in range(1, TRIES + 1):
        make_due()
        assert deliver_due() == 0
        waiting.refresh_from_db()
        assert waiting.attempts == tries
        pauses.append(round((waiting.next_attempt_at - timezone.now()).total_seconds() / 60))
    assert pauses[:3] == [1, 5, 30]
    assert pauses == sorted(pauses)
    assert TRIES == 8
    assert waiting.last_error == "ConnectionRefusedError"
    make_due()
    deliver_due()
    waiting.refresh_from_db()
    assert waiting.attempts == TRIES  # given up


def test_a_mail_that_is_not_due_waits(waiting, mail_server):
    OutgoingMail.objects.update(next_attempt_at=timezone.now() + timedelta(minutes=1))
    assert deliver_due() == 0
    make_due()
    assert deliver_due() == 1
    assert deliver_due() == 0


def test_a_refused_address_does_not_stop_the_others(waiting, mail_server):
    mail_server.refused.add("ida@example.org")
    put("noor@example.org", "member-2-1")
    assert deliver_due() == 1
    assert [message["To"] for message in mail_server.received] == ["noor@example.org"]
    waiting.refresh_from_db()
    assert waiting.last_error == "SMTPRecipientsRefused"
    assert "@" not in waiting.last_error


def test_a_mail_sent_again_has_the_same_message_id(waiting, mail_server):
    kept = OutgoingMail.objects.values().get()
    deliver_due()
    OutgoingMail.objects.update(**kept)  # as when the program died between sending and noting it
    deliver_due()
    first, second = mail_server.received
    assert first["Message-ID"] == second["Message-ID"] == message_id(waiting.key)


def test_without_a_mail_server_mail_goes_into_files(waiting, settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    assert deliver_due() == 1
    (file,) = tmp_path.iterdir()
    assert "To: ida@example.org" in file.read_text()


def test_the_command_sends_what_waits(waiting, mail_server, capsys):
    call_command("send_mail_queue")
    assert "1 sent." in capsys.readouterr().out
    assert len(mail_server.received) == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_send_each_mail_once(mail_server):
    for number in range(12):
        put(key=f"member-1-{number}")
    sent = []

    def work():
        try:
            sent.append(deliver_due())
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sum(sent) == len(mail_server.received) == 12
    assert len({message["Message-ID"] for message in mail_server.received}) == 12


@pytest.mark.django_db
def test_the_worker_sends_what_was_put_into_the_outbox(mail_server):
    put()
    assert run_tasks() == ["qa.notifications.services.sending.send_mail"]
    assert len(mail_server.received) == 1


def test_the_row_says_who_sends_and_where_a_reply_goes(waiting, mail_server, settings):
    settings.DEFAULT_FROM_EMAIL = "The forum <forum@example.org>"
    settings.DISCREET_FROM_EMAIL = "Letters <letters@example.net>"
    put(key="b", sender_name="Letters", reply_to="reply+1@in.example.org", in_reply_to="<theirs@example.com>")
    put(key="c", question_id=7)
    assert deliver_due() == 3
    plain, other, thread = mail_server.received
    assert (plain["From"], plain["Reply-To"], plain["References"]) == ("The forum <forum@example.org>", None, None)
    assert (other["From"], other["Reply-To"]) == ("Letters <letters@example.net>", "reply+1@in.example.org")
    assert (other["In-Reply-To"], other["Auto-Submitted"]) == ("<theirs@example.com>", "auto-replied")
    assert thread["References"] == thread["In-Reply-To"] == "<question-7@127.0.0.1>"
    assert "List-Unsubscribe" not in plain


def test_the_same_key_is_one_message(waiting):
    put()
    assert OutgoingMail.objects.count() == 1
