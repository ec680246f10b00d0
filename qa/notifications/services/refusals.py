"""Telling a mailbox that does not exist from a server that is full, busy or does not like us."""

import re
import smtplib

from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused

_NO_SUCH_MAILBOX = {550, 551, 553}
_ANOTHER_REASON = re.compile(rb"\b5\.(?!1\.)\d{1,3}\.\d{1,3}\b")  # full, too large, our own reputation: RFC 3463


def is_for_good(error: Exception) -> bool:
    """Did the server say that there is no such mailbox?"""
    if isinstance(error, AnymailRecipientsRefused):
        return True
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    answers = list(error.recipients.values())
    return bool(answers) and all(
        code in _NO_SUCH_MAILBOX and not _ANOTHER_REASON.search(said) for code, said in answers
    )


def is_of_everything(error: Exception) -> bool:
    """Would the next message to a provider fail as well: no answer, no entrance, too much, or its own trouble?"""
    return isinstance(error, AnymailAPIError) and (
        error.status_code in (None, 401, 403, 429) or error.status_code >= 500
    )
