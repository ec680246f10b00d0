"""Situations around votes, edits, visits and points; `build(enough)` makes the rows and gives the member."""

from accounts.models import User
from qa.badges.models import ShareVisit
from qa.tags.models import Tag
from tests.factories import member, tag
from tests.qa.badges.rows import ago, answered, asked, commented, deleted, earned_points, edited, voted


def vote(value):
    return lambda enough: voted(member(), asked(), value if enough else -value).voter


def votes_in_a_day(count):
    def build(enough):
        who = member()
        for number in range(count):
            voted(who, asked(), days=1 if number == 0 and not enough else 0)
        return who

    return build


def votes(enough):
    who = member()
    for _number in range(2 if enough else 1):
        voted(who, asked())
    return who


def electorate(enough):
    who = member()
    for post in [asked(), answered(asked())] + [answered(asked()) for _ in range(not enough)]:
        voted(who, post)
    return who


def sportsmanship(enough):
    who, question = member(), asked()
    answered(question, who, score=1 if enough else 0)
    voted(who, answered(question))
    return who


def comments(score, needed):
    def build(enough):
        who = member()
        for number in range(needed):
            commented(who, score if number or enough else score - 1) if number or enough or score else None
        return who

    return build


def editor(enough):
    who = member()
    edited(asked(), who, body="Better." if enough else "", tags=["sleep"])
    return who


def posts_edited(enough):
    who = member()
    edited(asked(), who, body="Better.")
    edited(asked(None if enough else who), who, body="Better.")
    return who


def dug(count):
    def build(enough):
        who = member()
        for number in range(count):
            edited(asked(days=150 if number == 0 and not enough else 220), who, body="Better.")
        return who

    return build


def organizer(enough):
    who = member()
    edited(asked(None if enough else who, tags=["sleep"]), who, tags=["calm"])
    return who


def taxonomist(enough):
    name = f"new-tag-{2 if enough else 1}"
    question = asked(tags=[name])
    Tag.objects.filter(pk=tag(name).pk).update(question_count=int(name[-1]))
    return question.author


def withdrawn(score):
    def build(enough):
        post = asked(score=score)
        deleted(post, post.author if enough else member())
        return post.author

    return build


def about(enough):
    return member(about="I like quiet mornings." if enough else "")


def in_a_row(days):
    def build(enough):
        who = member()
        User.objects.filter(pk=who.pk).update(days_in_a_row=days if enough else days - 1, last_seen=ago(0).date())
        return who

    return build


def yearling(enough):
    who = member(date_joined=ago(400))
    earned_points(who, 200, days=100 if enough else 10)  # the latter in a second year, which is not over
    return who


def full_days(count):
    def build(enough):
        who = member()
        for day in range(count):
            earned_points(who, 150, days=day, exempt=49 if day == 0 and not enough else 50)
        return who

    return build


def shared(days):
    def build(enough):
        question, who = asked(), member()
        for number in (0, 1):
            day = ago(number * (days - 1 if enough else days)).date()
            ShareVisit.objects.create(question=question, member=who, network=f"n{number}", day=day)
        return who

    return build
