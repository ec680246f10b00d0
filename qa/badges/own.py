"""Badges of the owner's own: the short list of rules to choose from, each with one number `n`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from qa.badges.conditions import own
from qa.badges.declaring import VOTED, Declared, On, Per


class OwnRule(TextChoices):
    """What a badge of the owner's own is given for."""

    HAND = "hand", _("given by hand")
    POINTS = "points", _("so many points")
    QUESTIONS = "questions", _("so many questions")
    ANSWERS = "answers", _("so many answers")
    ACCEPTED = "accepted", _("so many accepted answers")
    DAYS = "days", _("a member for so many days")
    SCORE = "score", _("a post with such a score")


_GAINS = (*VOTED, On.ACCEPTED, On.BOUNTY, On.POINTS)
_RULES = {  # rule: condition, words, acts, measure
    OwnRule.POINTS: (own.points, _("Reach %(n)d points."), _GAINS, "own points"),
    OwnRule.QUESTIONS: (own.questions, _("Ask %(n)d questions."), (On.PUBLISHED,), "own questions"),
    OwnRule.ANSWERS: (own.answers, _("Write %(n)d answers."), (On.PUBLISHED,), "own answers"),
    OwnRule.ACCEPTED: (own.accepted, _("Have %(n)d answers accepted."), (On.ACCEPTED,), "own accepted"),
    OwnRule.DAYS: (own.days, _("Be a member for %(n)d days."), (On.VISITED,), "own days"),
    OwnRule.SCORE: (own.scored, _("Write a post with a score of %(n)d or more."), VOTED, None),
}


def declared_by(badge) -> Declared | None:
    """The row of a badge of the owner's own as a declaration; None when it is given by hand only."""
    if badge.rule not in _RULES:
        return None
    condition, words, acts, measure = _RULES[OwnRule(badge.rule)]
    per = Per.POST if badge.many and badge.rule == OwnRule.SCORE else Per.ONCE
    numbers = {"n": badge.own_number}
    progress = (measure, "n") if measure else None
    return Declared(badge.slug, badge.name, badge.rank, per, condition, badge.summary or words, acts, numbers, progress)
