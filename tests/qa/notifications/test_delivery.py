"""The outbox: with its transaction, at least once, later when it fails."""

import threading
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from qa.notifications import worker
from qa.notifications.models import OutgoingMail
from qa.notifications.services.delivery import TRIES, deliver_due, message_id
from qa.posts.services.answering import answer_question
from tests.factories import BODY, answer, member, question
from tests.qa.notifications.people import confirmed_member


@pytest.fixture
def waiting(db) -> OutgoingMail:
    answer(to=question(by=confirmed_member("ida")))
    return OutgoingMail.objects.get()


def make_due() -> None:
    OutgoingMail.objects.update(next_attempt_at=timezone.now())


@pytest.mark.django_db
def test_what_did_not_happen_is_not_sent():
    asked = question(by=confirmed_member())
    with transaction.atomic():
        answer_question(question=asked, by=member(), body=BODY)
        assert OutgoingMail.objects.exists()
        transaction.set_rollback(True)
    assert not OutgoingMail.objects.exists()


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
    answer(to=question(by=confirmed_member("noor")))
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
    asker = confirmed_member()
    for _ in range(12):
        answer(to=question(by=asker))
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


@pytest.mark.django_db(transaction=True)
def test_the_thread_sends_after_the_transaction_without_being_waited_for(mail_server, settings):
    asked = question(by=confirmed_member())
    settings.MAIL_THREAD = True
    answer(to=asked)
    until = time.monotonic() + 20
    while not OutgoingMail.objects.filter(sent_at__isnull=False).exists() and time.monotonic() < until:
        time.sleep(0.05)
    settings.MAIL_THREAD = False
    assert len(mail_server.received) == 1
    threads = [thread for thread in threading.enumerate() if thread.name == "mail"]
    assert len(threads) == 1
    assert threads[0].daemon
    _until_idle()


def _until_idle() -> None:
    """The thread must let go of the test database before it is emptied."""
    until = time.monotonic() + 20
    others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(others)
            if cursor.fetchone()[0] == 0 and not worker._wanted.is_set():
                return
        time.sleep(0.05)
    pytest.fail("The mail thread did not close its connection.")
