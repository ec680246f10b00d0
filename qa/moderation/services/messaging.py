"""A word from the moderators to one member: read in their inbox, by nobody else but the moderators."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from qa.core.text import clean_text
from qa.core.verdict import Invalid, Verdict, no
from qa.moderation.models import Action, StaffMessage
from qa.moderation.services import log
from qa.moderation.signals import staff_message_written
from qa.posts.rules import may_moderate

LONGEST = 4000


def may_write_to(user, member: User) -> Verdict:
    """Moderators may, to anybody who can read it."""
    allowed = may_moderate(user)
    if allowed and (member.is_system or not member.is_active):
        return no(_("Nobody reads what is written to this account."))
    return allowed


@transaction.atomic
def write_to(*, member: User, by: User, text: str) -> StaffMessage:
    """Keep the message and tell the member. Raises `Refusal`, or `Invalid` for an empty or endless text."""
    may_write_to(by, member).require()
    text = clean_text(text)
    if not text:
        raise Invalid(_("Please write something."), "text")
    if len(text) > LONGEST:
        raise Invalid(_("That is too long: %(most)d characters at most.") % {"most": LONGEST}, "text")
    message = StaffMessage.objects.create(member=member, by=by, text=text)
    log.record(Action.MESSAGE, by, target=member.username, reason=text, member=member)
    staff_message_written.send(sender=StaffMessage, message=message)
    return message
