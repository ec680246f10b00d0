"""Situations around questions, answers and tags; `build(enough)` makes the rows and gives the member."""

from datetime import timedelta

from django.utils import timezone

from qa.bounties.models import Bounty, Contribution
from qa.following.models import SavedPost
from qa.tags.models import Tag
from tests.factories import member
from tests.qa.badges.rows import answered, asked, closed, edited, voted


def question_score(least):
    return lambda enough: asked(score=least if enough else least - 1).author


def answer_score(least):
    return lambda enough: answered(asked(), score=least if enough else least - 1).author


def views(least):
    return lambda enough: asked(view_count=least if enough else least - 1).author


def scholar(enough):
    question = asked()
    answered(question, accepted=enough)
    return question.author


def saves(post):
    def build(enough):
        kept = post()
        for number in range(2):
            who = kept.author if number and not enough else member()  # one's own does not count
            SavedPost.objects.create(member=who, post=kept)
        return kept.author

    return build


def good_days(days):
    def build(enough):
        who = member()
        for day in range(days):
            asked(who, score=1, days=day if enough else 0)
        return who

    return build


def offered(own):
    def build(enough):
        who, other = member(), member()
        _bounty(asked(who if own == enough else other), who)
        return who

    return build


def awarded(own):
    def build(enough):
        who = member()
        question = asked(who if own else None)
        answer = answered(question)
        ended = {"state": "awarded" if enough else "half", "awarded_to": answer, "winner": answer.author, "points": 50}
        _bounty(question, who, ended_at=timezone.now(), ended_by=who if enough else None, **ended)
        return who

    return build


def _bounty(question, by, **fields):
    now = timezone.now()
    times = {"ends_at": now + timedelta(days=7), "grace_until": now + timedelta(days=8)}
    bounty = Bounty.objects.create(question=question, starter=by, reason="attention", total=50, **times, **fields)
    Contribution.objects.create(bounty=bounty, member=by, amount=50)


def enlightened(enough):
    question = asked(days=3)
    if not enough:
        answered(question, days=2)
    return answered(question, score=10, days=1, accepted=True).author


def guru(enough):
    return answered(asked(), score=40, accepted=enough).author


def populist(enough):
    question = asked()
    answered(question, score=11, accepted=True)
    return answered(question, score=23 if enough else 22).author


def revival(enough):
    return answered(asked(days=40), score=2, days=9 if enough else 11).author


def necromancer(enough):
    return answered(asked(days=100), score=5, days=40 if enough else 41).author


def self_learner(enough):
    who = member()
    return answered(asked(who), who, score=3 if enough else 2).author


def explained(count):
    def build(enough):
        who = member()
        for number in range(count):
            question = asked(days=3)
            answered(question, who, score=1, days=2)
            late = 13 if number == 0 and not enough else 11
            edited(question, who, days=2 - late / 24, body="Clearer.")
        return who

    return build


def generalist(enough):
    who = member()
    for name, score in (("sleep", 2), ("calm", 2 if enough else 1)):
        answered(asked(tags=[name]), who, score=score)
    Tag.objects.filter(name__in=["sleep", "calm"]).update(question_count=1)
    return who


def unsung(enough):
    who = member()
    for score in [0, 0, 1, 1] + [1] * (not enough):
        answered(asked(), who, score=score, accepted=True)
    return who


def rescued(score, low, high):
    def build(enough):
        question = asked(days=3)
        for _number in range(low):
            voted(member(), question, -1, days=2)
        answer = answered(question, score=score, days=1)
        for _number in range(low + high if enough else low + high - 1):
            voted(member(), question, days=0.5)
        return answer.author

    return build


def tag_badge(enough):
    who = member()
    for score in (2, 2 if enough else 1):
        answered(asked(tags=["sleep"]), who, score=score)
    return who


def closed_as(reason):
    """Well received on two days, one of the questions closed."""
    who = member()
    closed(asked(who, score=1, days=1), reason)
    asked(who, score=1)
    return who
