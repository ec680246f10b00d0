"""Reading what the mail server of tests/smtp.py has received."""

import re
import time
from email.message import EmailMessage

from qa.notifications.services.delivery import deliver_due
from tests.smtp import MailServer
from tests.tasks import run_tasks

PATIENCE = 20  # seconds


def wait_for(server: MailServer, address: str, number: int = 1) -> EmailMessage:
    """The `number`th message to `address`; what waits for the worker is done meanwhile. It fails when none comes."""
    deadline = time.monotonic() + PATIENCE
    while len(server.to(address)) < number:
        run_tasks()
        deliver_due()
        subjects = [message["Subject"] for message in server.received]
        assert time.monotonic() < deadline, f"no message {number} to {address}: {subjects}"
        time.sleep(0.05)
    return server.to(address)[number - 1]


def link(message: EmailMessage, part: str = "") -> str:
    """The first address in the message's text that contains `part`."""
    body = message.get_body(("plain",))
    assert body is not None
    found = re.findall(r"https?://[^\s<>\"]+", body.get_content())
    return next(address for address in found if part in address)
