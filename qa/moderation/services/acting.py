"""One act done to many things: what can be done is done, what cannot is told."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qa.core.verdict import Refusal

TOLD = 5  # refusals that are told in full


@dataclass
class Outcome:
    """How many were done, and the sentences of those that were refused."""

    done: int = 0
    refused: list[str] = field(default_factory=list)

    def in_words(self) -> str:
        words = [ngettext("%(n)d done.", "%(n)d done.", self.done) % {"n": self.done}]
        if self.refused:
            count = len(self.refused)
            words.append(ngettext("%(n)d not:", "%(n)d not:", count) % {"n": count})
            words += list(dict.fromkeys(self.refused))[:TOLD]
            words += [_("…")] * (count > TOLD)
        return " ".join(words)


def perform_on_all(act, things, *, by, fields: dict) -> Outcome:
    """Do `act` (qa.moderation.acts.Act) to each of `things`, each in a transaction of its own."""
    outcome = Outcome()
    for thing in things:
        try:
            act.perform(thing, by, fields)
            outcome.done += 1
        except Refusal as refused:
            outcome.refused.append(str(refused))
    return outcome
