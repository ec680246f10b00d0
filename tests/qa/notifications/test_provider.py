"""Sending through a provider of mail instead of an SMTP server: a real HTTP endpoint that speaks as Postmark does."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from qa.notifications import kinds
from qa.notifications.models import OutgoingMail, Preference
from qa.notifications.services.delivery import deliver_due, message_id
from tests.factories import answer, question
from tests.qa.notifications.people import confirmed_member, notice, told

pytestmark = pytest.mark.django_db
INACTIVE = (
    "You tried to send to a recipient that has been marked as inactive.\nFound inactive addresses: {to}.\n"
    "Inactive recipients are ones that have generated a hard bounce or a spam complaint. "
)


class Postmark:
    """`received` are the messages; `inactive` addresses are refused; `broken` answers 500."""

    def __init__(self) -> None:
        self.received: list[dict] = []
        self.inactive: set[str] = set()
        self.broken = False

    def answer_to(self, message: dict) -> tuple[int, dict]:
        if self.broken:
            return 500, {"ErrorCode": 100, "Message": "Maintenance"}
        if message["To"] in self.inactive:
            return 422, {"ErrorCode": 406, "Message": INACTIVE.format(to=message["To"])}
        self.received.append(message)
        return 200, {
            "ErrorCode": 0,
            "Message": "OK",
            "MessageID": "b7bc2f4a",
            "To": message["To"],
            "SubmittedAt": "now",
        }


@pytest.fixture
def postmark(settings) -> Iterator[Postmark]:
    state = Postmark()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, said = state.answer_to(message)
            body = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    settings.ANYMAIL = {
        "POSTMARK_SERVER_TOKEN": "token",
        "POSTMARK_API_URL": f"http://127.0.0.1:{server.server_port}/",
        "WEBHOOK_SECRET": "",
    }
    Thread(target=server.serve_forever, daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()


def mail_to(name: str) -> None:
    who = confirmed_member(name)
    notice(who, kinds.ANSWER, post=answer(to=question(by=who)))
    told(who)


def test_the_whole_message_arrives(postmark):
    mail_to("ida")
    key = OutgoingMail.objects.get().key
    assert deliver_due() == 1
    (message,) = postmark.received
    headers = {header["Name"]: header["Value"] for header in message["Headers"]}
    assert message["To"] == "ida@example.org"
    assert message["From"] == "Askwell <forum@localhost>"
    assert message["TextBody"].startswith("Hello ida,")
    assert message["HtmlBody"].startswith("<!doctype html>")
    assert headers["Message-ID"] == message_id(key)
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["References"].startswith("<question-")


def test_an_address_on_the_providers_own_list_is_a_bounce(postmark):
    postmark.inactive.add("ida@example.org")
    mail_to("ida")
    mail_to("bo")
    assert deliver_due() == 1
    assert Preference.objects.get(member__username="ida").mail_stopped_why == "bounced"
    assert [message["To"] for message in postmark.received] == ["bo@example.org"]


def test_a_provider_in_trouble_costs_one_message_a_try(postmark):
    postmark.broken = True
    for name in ("ida", "bo", "cy"):
        mail_to(name)
    assert deliver_due() == 0
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    assert OutgoingMail.objects.get(attempts=1).last_error == "AnymailRequestsAPIError 500"
    assert not Preference.objects.filter(mail_stopped_at__isnull=False).exists()
    postmark.broken = False
    assert deliver_due() == 2
