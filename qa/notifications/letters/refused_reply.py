"""The letter that says why an answer by mail was not posted, and gives the text back."""

from accounts.models import User
from qa.notifications.letters.foot import foot
from qa.notifications.letters.letter import Letter, write
from qa.notifications.letters.news import discreetly
from qa.notifications.links import absolute, stop_link


def letter(member: User, *, why: str, text: str, path: str, discreet: bool = False, in_reply_to: str = "") -> Letter:
    """In the active language; a discreet one says only that there is something."""
    if discreet:
        return discreetly(member, [])
    return write(
        "reply_refused",
        context={**foot(member, []), "refused_because": why, "reply_text": text, "url": absolute(path)},
        unsubscribe_url=stop_link(member.pk),
        in_reply_to=in_reply_to,
    )
