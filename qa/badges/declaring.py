"""What a badge is made of: its class, what it is given for, the acts that can earn it, and the words that say so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import IntegerChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Rank(IntegerChoices):
    """The class of a badge; higher is rarer."""

    BRONZE = 1, _("bronze")
    SILVER = 2, _("silver")
    GOLD = 3, _("gold")


class Per(StrEnum):
    """How often one member can have a badge: once, or once for each of these."""

    ONCE = "once"
    POST = "post"
    TAG = "tag"
    YEAR = "year"


class On(StrEnum):
    """Acts after which badges are looked at; the names stand in tasks that wait."""

    PUBLISHED = "published"
    QUESTION_VOTED = "question-voted"
    ANSWER_VOTED = "answer-voted"
    ACCEPTED = "accepted"
    EDITED = "edited"
    COMMENTED = "commented"
    DELETED = "deleted"
    VISITED = "visited"
    PROFILE = "profile"
    SAVED = "saved"
    SHARED = "shared"
    BOUNTY = "bounty"
    POINTS = "points"


VOTED = (On.QUESTION_VOTED, On.ANSWER_VOTED)


@dataclass(frozen=True)
class Declared:
    """One badge of the catalogue.

    `condition` gives a SELECT of all who have earned it, with the columns member, post and at (the moment as far as it
    can be known, else null), for badges by tag also tag, by year also occasion; the numbers stand in it as
    `%(name)s`. `words` say it to readers with the same numbers as `%(name)d`. `measure` names the count of
    `conditions.measures` that leads to it and the number that it must reach, for the progress of members. A `revocable`
    badge is taken back when its condition is no longer met.
    """

    slug: str
    name: str | Promise
    rank: Rank
    per: Per
    condition: Callable[[], str]
    words: str | Promise
    on: tuple[On, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    measure: tuple[str, str] | None = None
    revocable: bool = False
