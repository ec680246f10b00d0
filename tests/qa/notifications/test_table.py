"""The table, for posts: of every kind of event, who is told, why, on which channel, in which words; who is not."""

import pytest

from qa.posts.models import CloseReason
from qa.posts.services import closing, concealing, states
from qa.posts.services.accepting import accept_answer
from qa.posts.services.editing import base_of, edit_post
from qa.posts.services.writing import Guest
from tests.factories import BODY, answer, question
from tests.qa.notifications.cast import ASKED, AT_ONCE, LATER, check, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


def edit(post, by, body: str = BODY + " And I have found something more.", **fields):
    return edit_post(post=post, by=by, base=base_of(post), body=body, summary="A source added", **fields)


def a_guest_answers(cast, *, then) -> None:
    held = answer(to=cast.question, guest=Guest("Ada", "", "key"))
    then(post=held, by=cast.max)


def close(cast):
    reason = CloseReason.objects.get(slug="off-topic")
    closing.close_question(question=cast.question, by=cast.max, reason=reason, note="Try elsewhere")


def after(cast, first, then) -> None:
    """`first` happens and is told before; the test looks at what `then` tells."""
    first(cast)
    cast.forget()
    then(cast)


def hold(cast) -> None:
    """A member's post that waits for a moderator."""
    states.hold(cast.answer)


# kind, channels, act, {who: (reason, words)}: everybody who is not named hears nothing
TABLE = {
    "an answer": (
        "answer", AT_ONCE, lambda c: answer(to=c.question, by=c.nia),
        {
            "ida": ("author", f"Nia answered your question {ASKED}."),
            "finn": ("follower", f"Nia answered {ASKED}, which you follow."),
            "noor": ("follower", f"Nia answered {ASKED}, which you follow."),  # who answers follows
        },
    ),
    "an answer that mentions the asker and somebody else": (
        "mention", AT_ONCE, lambda c: answer(to=c.question, by=c.nia, body=f"@ida and @tara, {BODY} @nia @nobody"),
        {
            "ida": ("mentioned", f"Nia mentioned you in an answer to {ASKED}."),
            "tara": ("mentioned", f"Nia mentioned you in an answer to {ASKED}."),
        },
    ),
    "an answer by somebody who is muted mentions the one who has muted them": (
        "mention", set(), lambda c: answer(to=c.question, by=c.nia, body=f"@mona {BODY}"), {},
    ),
    "an answer of the asker": (
        "answer", AT_ONCE, lambda c: answer(to=c.question, by=c.ida),
        {
            "noor": ("follower", f"Ida answered {ASKED}, which you follow."),
            "finn": ("follower", f"Ida answered {ASKED}, which you follow."),
            "mona": ("follower", f"Ida answered {ASKED}, which you follow."),
        },
    ),
    "a guest's answer that waits": (
        "answer", set(), lambda c: a_guest_answers(c, then=lambda post, by: None), {},
    ),
    "a guest's answer that is rejected": (
        "answer", set(), lambda c: a_guest_answers(c, then=concealing.reject_post), {},
    ),
    "a guest's answer that is approved": (
        "answer", AT_ONCE, lambda c: a_guest_answers(c, then=concealing.approve_post),
        {
            "ida": ("author", f"Ada answered your question {ASKED}."),
            "noor": ("follower", f"Ada answered {ASKED}, which you follow."),
            "finn": ("follower", f"Ada answered {ASKED}, which you follow."),
            "mona": ("follower", f"Ada answered {ASKED}, which you follow."),
        },
    ),
    "an answer that is deleted before it is told": (
        "answer", set(), lambda c: concealing.delete_post(post=answer(to=c.question, by=c.nia), by=c.nia), {},
    ),
    "a comment on the question": (
        "comment", LATER, lambda c: c.comment(c.question, c.nia),
        {
            "ida": ("author", f"Nia commented on your question {ASKED}."),
            "tom": ("talk", f"Nia commented after you on the question {ASKED}."),
        },
    ),
    "a comment on an answer": (
        "comment", LATER, lambda c: c.comment(c.answer, c.nia),
        {
            "noor": ("author", f"Nia commented on your answer to {ASKED}."),
            "tom": ("talk", f"Nia commented after you on an answer to {ASKED}."),
        },
    ),
    "a comment by the author": (
        "comment", LATER, lambda c: c.comment(c.question, c.ida),
        {"tom": ("talk", f"Ida commented after you on the question {ASKED}.")},
    ),
    "a comment with a mention": (
        "mention", AT_ONCE, lambda c: c.comment(c.question, c.nia, "@tom @pia I have thought about this for long."),
        {
            "tom": ("mentioned", f"Nia mentioned you in a comment on {ASKED}."),
            "pia": ("mentioned", f"Nia mentioned you in a comment on {ASKED}."),
        },
    ),
    "a new question": (
        "question", set(), lambda c: question(by=c.nia, title="What helps you to sleep?", tags=["sleep"]),
        {
            "pia": ("person", "Nia, whom you follow, asked “What helps you to sleep?”."),
            "tara": ("tag", "Nia asked in a tag that you follow: “What helps you to sleep?”."),
            "cato": ("category", "Nia asked in a category that you follow: “What helps you to sleep?”."),
        },
    ),
    "a new question that mentions somebody": (
        "mention", AT_ONCE,
        lambda c: question(by=c.nia, title="What helps you to sleep?", body=f"@noor, @tara: {BODY}"),
        {
            "noor": ("mentioned", "Nia mentioned you in the question “What helps you to sleep?”."),
            "tara": ("mentioned", "Nia mentioned you in the question “What helps you to sleep?”."),
        },
    ),
    "an edit that mentions somebody new": (
        "mention", AT_ONCE, lambda c: edit(c.question, c.nia, f"@pia, {BODY}"),
        {"pia": ("mentioned", f"Nia mentioned you in the question {ASKED}.")},
    ),
    "an accepted answer": (
        "accept", LATER, lambda c: accept_answer(answer=c.answer, by=c.ida),
        {"noor": ("author", f"Your answer to {ASKED} was accepted.")},
    ),
    "an edit of a question": (
        "edit", LATER, lambda c: edit(c.question, c.nia),
        {"ida": ("author", f"Nia edited your question {ASKED}. A source added.")},
    ),
    "an edit of an answer": (
        "edit", LATER, lambda c: edit(c.answer, c.nia),
        {"noor": ("author", f"Nia edited your answer to {ASKED}. A source added.")},
    ),
    "an edit of one's own": ("edit", set(), lambda c: edit(c.answer, c.noor), {}),
    "closed": (
        "state", AT_ONCE, close,
        {"ida": ("author", f"Your question {ASKED} was closed. Not a subject of this forum. Try elsewhere.")},
    ),
    "reopened": (
        "state", AT_ONCE,
        lambda c: after(c, close, lambda c: closing.reopen_question(question=c.question, by=c.max)),
        {"ida": ("author", f"Your question {ASKED} is open again.")},
    ),
    "locked": (
        "state", AT_ONCE, lambda c: closing.lock_post(post=c.answer, by=c.max, reason="A quarrel!"),
        {"noor": ("author", f"Your answer to {ASKED} was locked. A quarrel!")},
    ),
    "unlocked": (
        "state", AT_ONCE,
        lambda c: after(
            c, lambda c: closing.lock_post(post=c.question, by=c.max, reason="x"),
            lambda c: closing.unlock_post(post=c.question, by=c.max, reason="All is well."),
        ),
        {"ida": ("author", f"Your question {ASKED} is unlocked. All is well.")},
    ),
    "deleted by a moderator": (
        "state", AT_ONCE, lambda c: concealing.delete_post(post=c.answer, by=c.max, reason="An advertisement"),
        {"noor": ("author", f"Your answer to {ASKED} was deleted. An advertisement.")},
    ),
    "deleted by its author": ("state", set(), lambda c: concealing.delete_post(post=c.answer, by=c.noor), {}),
    "restored": (
        "state", AT_ONCE,
        lambda c: after(
            c, lambda c: concealing.delete_post(post=c.answer, by=c.max),
            lambda c: concealing.restore_post(post=c.answer, by=c.max),
        ),
        {"noor": ("author", f"Your answer to {ASKED} is back.")},
    ),
    "restored, so that nobody hears of the answer twice": (
        "answer", set(),
        lambda c: after(
            c, lambda c: concealing.delete_post(post=c.answer, by=c.max),
            lambda c: concealing.restore_post(post=c.answer, by=c.max),
        ),
        {},
    ),
    "approved": (
        "state", AT_ONCE, lambda c: after(c, hold, lambda c: concealing.approve_post(post=c.answer, by=c.max)),
        {"noor": ("author", f"Your answer to {ASKED} is public now.")},
    ),
    "rejected": (
        "state", AT_ONCE,
        lambda c: after(c, hold, lambda c: concealing.reject_post(post=c.answer, by=c.max, reason="Not here")),
        {"noor": ("author", f"Your answer to {ASKED} was not published. Not here.")},
    ),
    "by a moderator whom the author has muted": (
        "state", AT_ONCE, lambda c: after(c, lambda c: c.mute(c.ida, c.question), close),
        {"ida": ("author", f"Your question {ASKED} was closed. Not a subject of this forum. Try elsewhere.")},
    ),
    "an answer in a thread that the asker has muted": (
        "answer", AT_ONCE,
        lambda c: after(c, lambda c: c.mute(c.ida, c.question), lambda c: answer(to=c.question, by=c.nia)),
        {
            "finn": ("follower", f"Nia answered {ASKED}, which you follow."),
            "noor": ("follower", f"Nia answered {ASKED}, which you follow."),
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLE)
def test_who_is_told_and_how(cast, case):
    kind, channels, act, expected = TABLE[case]
    check(cast, kind, channels, act, expected)
