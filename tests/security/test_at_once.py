"""Different acts on the same rows at the same moment: nobody waits for each other for ever, nothing is lost."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from qa.core.ratelimits import forget_expired
from qa.core.verdict import Refusal
from qa.posts.models import Post
from qa.posts.services import editing
from qa.posts.services.accepting import accept_answer, unaccept_answer
from qa.posts.services.asking import ask_question
from qa.posts.services.concealing import delete_post, restore_post
from qa.posts.services.editing import edit_post
from qa.profiles.services.leaving import leave
from qa.reputation.services.reconciling import differences
from qa.site.models import RateCounter
from qa.tags.models import Category, Tag
from qa.tags.services.merging import merge_tag
from qa.votes.services import cast_vote
from tests.factories import BODY, answer, category, member, question, tag
from tests.threads import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def edit(post: Post, by, **fields):
    return edit_post(post=post, by=by, base="", check_base=False, body=fields.pop("body", post.body), **fields)


def test_an_edited_answer_and_its_acceptance_take_the_threads_rows_in_one_order(monkeypatch):
    """The edit stops while it holds the answer; if it took the question only after, both would wait for each other."""
    asked, moderator = question(), member(staff=True)
    given = answer(to=asked)
    render = editing.writing.set_body
    halfway, seen = Event(), Event()

    def slowly(post, body):
        halfway.set()
        seen.wait(timeout=1)
        render(post, body)

    monkeypatch.setattr(editing.writing, "set_body", slowly)

    def accept():
        halfway.wait(timeout=10)
        accept_answer(answer=given, by=asked.author)
        seen.set()

    at_once(lambda: edit(given, moderator, body=BODY + " And more."), accept)
    asked.refresh_from_db()
    assert asked.accepted_answer_id == given.pk


def test_two_questions_that_exchange_their_tags_and_categories():
    moderators = [member(staff=True), member(staff=True)]
    tag("sleep"), tag("work")
    rooms = [category("one"), category("two")]
    for _turn in range(6):
        posts = [question(tags=["sleep"], category=rooms[0]), question(tags=["work"], category=rooms[1])]
        at_once(
            lambda: edit(posts[0], moderators[0], tag_names=["work"], category=rooms[1]),  # noqa: B023
            lambda: edit(posts[1], moderators[1], tag_names=["sleep"], category=rooms[0]),  # noqa: B023
        )
    assert {row.question_count for row in Tag.objects.filter(name__in=["sleep", "work"])} == {6}
    assert {row.question_count for row in Category.objects.filter(slug__in=["one", "two"])} == {6}


def test_the_same_new_tags_in_another_order():
    room, people = category(), [member(staff=True) for _n in range(4)]
    for turn in range(4):
        names = [f"new-{turn}-{letter}" for letter in "abcd"]
        at_once(
            *[
                lambda who=who, n=n, turn=turn: ask_question(
                    by=who,
                    title=f"What would you do, number {turn} {n}?",
                    body=BODY,
                    category=room,
                    tag_names=names[::1] if n % 2 else names[::-1],  # noqa: B023
                )
                for n, who in enumerate(people)
            ]
        )
    assert set(Tag.objects.filter(name__startswith="new-").values_list("question_count", flat=True)) == {4}


def test_a_form_sent_twice_asks_once():
    ada, room = member(points=500), category()
    tag("sleep")
    RateCounter.objects.all().delete()
    fields = {
        "by": ada,
        "title": "How do you sleep before an exam?",
        "body": BODY,
        "tag_names": ["sleep"],
        "category": room,
    }
    asked = at_once(*[lambda: ask_question(**fields)] * 4)
    assert len({post.pk for post in asked}) == 1
    assert Post.objects.questions().filter(author=ada).count() == 1
    assert Tag.objects.get(name="sleep").question_count == 1


def test_leaving_while_others_vote():
    fans = [member(points=500) for _n in range(3)]
    for _turn in range(4):
        asked = question()
        given = answer(to=asked)
        at_once(
            lambda: leave(member=given.author, keep_name=True),  # noqa: B023
            *[lambda fan=fan: cast_vote(post=given, by=fan, kind="up") for fan in fans],  # noqa: B023
        )
    assert not {what: n for what, n in differences().items() if n and what != "points of members"}


def test_points_that_arrive_while_a_profile_is_saved_stay():
    ada = member("ada", points=1)
    form = User.objects.get(pk=ada.pk)  # as the page of the profile has read it
    cast_vote(post=question(by=ada), by=member(points=500), kind="up")
    form.about = "I like walking."
    form.save()
    ada.refresh_from_db()
    assert (ada.reputation, ada.about) == (11, "I like walking.")


def test_everything_at_once_ends_and_the_books_agree():
    moderators = [member(staff=True) for _n in range(4)]
    for name in ("calm", "calmness", "night"):
        tag(name)
    asked = question(tags=["calm", "night"])
    given, other = answer(to=asked), answer(to=asked)

    def often(act: Callable) -> Callable:
        def run():
            for _n in range(4):
                with suppress(Refusal):
                    act()

        return run

    def delete_and_restore():
        delete_post(post=asked, by=moderators[1])
        restore_post(post=asked, by=moderators[1])

    def merge():
        with transaction.atomic():
            source = Tag.objects.filter(name="calm").first()
            if source:
                merge_tag(source=source, target=Tag.objects.get(name="calmness"), by=moderators[2])

    acts = [
        lambda: edit(given, moderators[0], body=BODY + " One more thought."),
        lambda: edit(asked, moderators[0], tag_names=["night", "calm"]),
        delete_and_restore,
        merge,
        lambda: accept_answer(answer=given, by=asked.author),
        lambda: accept_answer(answer=other, by=asked.author),
        lambda: unaccept_answer(answer=other, by=asked.author),
        lambda: cast_vote(post=given, by=moderators[3], kind="up"),
        lambda: cast_vote(post=given, by=moderators[3], kind="none"),
    ]
    at_once(*[often(act) for act in acts])
    assert not {what: n for what, n in differences().items() if n and what != "points of members"}


def test_counters_in_use_are_left_alone_by_forgetting():
    """Else it could wait for somebody who waits for it."""
    before = timezone.now() - timedelta(hours=1)
    RateCounter.objects.all().delete()
    for key in ("used", "over"):
        RateCounter.objects.create(key=key, count=1, expires_at=before)
    with transaction.atomic():
        RateCounter.objects.select_for_update().get(pk="used")
        assert at_once(forget_expired) == [1]
    assert RateCounter.objects.get().key == "used"
