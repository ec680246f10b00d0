"""Reading a mail that came in: whom it answers, and whether a person wrote it."""

import re

from anymail.inbound import AnymailInboundMessage

from qa.notifications.services.replies import Reply, read_address

_MACHINES = ("mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply")
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,252}>")
# Headers are read as they were sent: the parsers of the libraries raise for what is not well formed.
_SIGNS = r"[\w.!#$%&'*+/=?^`{|}~-]"
_ADDRESS = re.compile(rf"(?<!{_SIGNS}){_SIGNS}{{1,200}}@[\w.-]+")
_LONGEST = 5000  # characters of a header
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')
_TELLING = ("X-Autoreply", "X-Autorespond", "List-Id", "List-Unsubscribe", "Feedback-ID")


def reply_in(message: AnymailInboundMessage) -> Reply | None:
    """The first of its recipients' addresses that is one of ours."""
    found = [message.envelope_recipient or ""]
    for name in ("To", "Cc", "Delivered-To", "X-Original-To"):
        found += [address for value in _raw(message, name) for address in _ADDRESS.findall(value)]
    return next((reply for address in found if (reply := read_address(address))), None)


def sender_of(message: AnymailInboundMessage) -> str:
    """The address in From; empty where there is none, or several, or one that programs read in different ways."""
    senders = _raw(message, "From")
    bare = _QUOTED.sub(" ", senders[0]) if len(senders) == 1 and len(senders[0]) < _LONGEST else ""
    found = {address.lower() for address in _ADDRESS.findall(bare)}
    return found.pop() if len(found) == 1 else ""


def texts_of(message: AnymailInboundMessage) -> tuple[str | None, str | None]:
    """Its plain part and its HTML; nothing where they say to be in an encoding that nobody knows."""
    try:
        return message.text, message.html
    except (LookupError, ValueError):
        return None, None


def message_id_of(message: AnymailInboundMessage) -> str:
    """Its Message-ID with the angle brackets; empty where it has none, or none that fits one."""
    named = (message["Message-ID"] or "").strip()
    return named if _MESSAGE_ID.fullmatch(named) else ""


def is_automatic(message: AnymailInboundMessage) -> bool:
    """Holidays, bounces, lists and newsletters: nobody has written that (RFC 3834)."""
    if (message["Auto-Submitted"] or "no").split(";")[0].strip().lower() != "no":
        return True
    if (message["Precedence"] or "").strip().lower() in ("bulk", "junk", "list", "auto_reply"):
        return True
    if message.envelope_sender is not None and not message.envelope_sender.strip("<> "):
        return True
    if message.get_content_type() in ("multipart/report", "message/delivery-status"):
        return True
    return any(message[name] for name in _TELLING) or sender_of(message).partition("@")[0] in _MACHINES


def _raw(message: AnymailInboundMessage, name: str) -> list[str]:
    return [str(value)[:_LONGEST] for key, value in message.raw_items() if key.lower() == name.lower()]
