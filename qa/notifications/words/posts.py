"""Sentences about what happens to a member's posts: accepted, edited, closed, deleted, given a bounty."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from qa.notifications import kinds, reasons
from qa.notifications.models import Event
from qa.notifications.words.names import is_on_answer, name_of, title_of

# act: (of a question, of an answer)
STATES = {
    "closed": (_lazy("Your question “%(title)s” was closed."),) * 2,
    "reopened": (_lazy("Your question “%(title)s” is open again."),) * 2,
    "deleted": (_lazy("Your question “%(title)s” was deleted."), _lazy("Your answer to “%(title)s” was deleted.")),
    "restored": (_lazy("Your question “%(title)s” is back."), _lazy("Your answer to “%(title)s” is back.")),
    "locked": (_lazy("Your question “%(title)s” was locked."), _lazy("Your answer to “%(title)s” was locked.")),
    "unlocked": (_lazy("Your question “%(title)s” is unlocked."), _lazy("Your answer to “%(title)s” is unlocked.")),
    "approved": (_lazy("Your question “%(title)s” is public now."), _lazy("Your answer to “%(title)s” is public now.")),
    "rejected": (
        _lazy("Your question “%(title)s” was not published."),
        _lazy("Your answer to “%(title)s” was not published."),
    ),
}


def accept(event: Event, reason: str) -> str:
    return _("Your answer to “%(title)s” was accepted.") % {"title": title_of(event)}


def edit(event: Event, reason: str) -> str:
    if is_on_answer(event):
        sentence = _("%(who)s edited your answer to “%(title)s”.")
    else:
        sentence = _("%(who)s edited your question “%(title)s”.")
    return with_words(sentence % {"who": name_of(event), "title": title_of(event)}, event)


def state(event: Event, reason: str) -> str:
    sentence = STATES[event.data["act"]][is_on_answer(event)]
    return with_words(str(sentence) % {"title": title_of(event)}, event)


def bounty(event: Event, reason: str) -> str:
    act, amount = event.data["act"], event.data.get("amount", 0)
    said = {"who": name_of(event), "title": title_of(event), "n": amount}
    if act == "offered":
        return (
            ngettext(
                "%(who)s offered %(n)d point for an answer to your question “%(title)s”.",
                "%(who)s offered %(n)d points for an answer to your question “%(title)s”.",
                amount,
            )
            % said
        )
    if act == "awarded" and reason == reasons.WINNER:
        return (
            ngettext(
                "Your answer to “%(title)s” was given the bounty: %(n)d point.",
                "Your answer to “%(title)s” was given the bounty: %(n)d points.",
                amount,
            )
            % said
        )
    return _BOUNTIES[act].get(reason, _BOUNTIES[act][reasons.GIVER]) % said


_BOUNTIES = {
    "awarded": {reasons.GIVER: _lazy("Your bounty on “%(title)s” went to an answer by the rule.")},
    "ending": {
        reasons.GIVER: _lazy(
            "Your bounty on “%(title)s” has run its time. You can still award it; soon a rule decides."
        ),
        reasons.ADDED: _lazy("The bounty on “%(title)s”, to which you added, has run its time."),
    },
    "ended": {
        reasons.AUTHOR: _lazy("The bounty on your question “%(title)s” is over; it was not awarded."),
        reasons.GIVER: _lazy("Your bounty on “%(title)s” is over; it was not awarded."),
        reasons.ADDED: _lazy("The bounty on “%(title)s”, to which you added, is over; it was not awarded."),
    },
    "returned": {
        reasons.AUTHOR: _lazy("The bounty on your question “%(title)s” went back to those who gave it."),
        reasons.GIVER: _lazy("Your bounty on “%(title)s” came back: you have your points again."),
        reasons.ADDED: _lazy("What you added to the bounty on “%(title)s” came back: you have your points again."),
    },
}


def with_words(sentence: str, event: Event) -> str:
    """The sentence, and after it what the one who did it said about it."""
    said = [word for key in ("reason", "note") if (word := event.data.get(key, "").strip())]
    return " ".join([sentence, *(word if word[-1] in ".!?…" else f"{word}." for word in said)])


SENTENCES = {
    kinds.ACCEPT.name: accept,
    kinds.EDIT.name: edit,
    kinds.STATE.name: state,
    kinds.BOUNTY.name: bounty,
}
