"""A real mail server in the test's own process; use the fixture `mail_server`.

The server's thread touches no database, so tests may deliver inside their transaction.
"""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller


class MailServer:
    """`received` holds what came in, in order; addresses in `refused` are turned away with a 550."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.stopped = False
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)

    def to(self, address: str) -> list[EmailMessage]:
        """What `address` has received."""
        return [message for message in self.received if message["To"] == address]

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        """Twice is once."""
        if not self.stopped:
            self.stopped = True
            self._controller.stop(no_assert=True)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return f"550 {address} is not known here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.received.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def mail_server(settings) -> Iterator[MailServer]:
    """The forum's mail goes to this server; nothing is sent before `deliver_due()` or the worker's thread."""
    server = MailServer()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    server.start()
    yield server
    server.stop()
