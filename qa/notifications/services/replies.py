"""Addresses that answer a notification: `reply+<token>@…`, one for each member and post.

Some programs write addresses in small letters, and the part before the @ has at most 64 signs: so the token is short,
and in small letters. It cannot be guessed, stands for one member and one post, and is good for `DAYS`.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

DAYS = 30
_TOKEN = re.compile(r"([0-9a-z]{1,13})-([0-9a-z]{1,13})-([0-9a-z]{1,5})-([a-z2-7]{16})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Reply:
    """Who may answer what with this address; `expired` when it was too long ago."""

    member_id: int
    post_id: int
    expired: bool


def address_for(member_id: int, post_id: int) -> str:
    """Empty unless the owner has set up incoming mail."""
    name, _at, domain = settings.INBOUND_MAIL_ADDRESS.partition("@")
    if not domain:
        return ""
    claim = "-".join(_base36(number) for number in (member_id, post_id, _today()))
    return f"{name}+{claim}-{_mac(claim)}@{domain}"


def read_address(address: str) -> Reply | None:
    """None for any address that we did not write."""
    name, _at, domain = settings.INBOUND_MAIL_ADDRESS.lower().partition("@")
    local, _at, at = address.strip().lower().rpartition("@")
    if not domain or at != domain or not local.startswith(f"{name}+"):
        return None
    found = _TOKEN.fullmatch(local.removeprefix(f"{name}+"))
    if found is None or not hmac.compare_digest(_mac(local.removeprefix(f"{name}+").rpartition("-")[0]), found[4]):
        return None
    member_id, post_id, day = (int(part, 36) for part in found.groups()[:3])
    return Reply(member_id, post_id, expired=_today() - day > DAYS)


def holds_keys(text: str) -> bool:
    """Is there an address of ours in the text, or a link from a mail, that only its reader is to know?"""
    name, _at, domain = settings.INBOUND_MAIL_ADDRESS.partition("@")
    return "/mail/stop/" in text or bool(domain and re.search(rf"{re.escape(name)}\+[\w-]+@{re.escape(domain)}", text))


def _mac(claim: str) -> str:
    digest = hmac.new(settings.SECRET_KEY.encode(), f"qa.notifications.reply {claim}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def _today() -> int:
    """Days since 1970, in UTC."""
    return int(timezone.now().timestamp()) // 86_400


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
