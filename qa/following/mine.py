"""What the reader of a page follows, has muted and has saved of all that stands on it."""

from dataclasses import dataclass, field

from django.db.models import F, Value

from qa.following.models import Follow, Mute, SavedPost
from qa.following.rules import MUTABLE


@dataclass(frozen=True, slots=True)
class Mine:
    """`saved` is {post id: id of the saved post}, `muted_people` are the ids of members."""

    follows: bool = False
    muted: bool = False
    saved: dict[int, int] = field(default_factory=dict)
    muted_people: frozenset[int] = frozenset()


NOTHING = Mine()


def on_thread(user, *, question_id: int, post_ids, author_ids) -> Mine:
    """The member's own marks on a thread and on who writes in it: one query; none for visitors."""
    if not user.is_authenticated:
        return NOTHING
    parts = [
        _part("follow", Follow.objects.filter(member=user, question=question_id), "question_id"),
        _part("mute", Mute.objects.filter(member=user, question=question_id), "question_id"),
        _part("saved", SavedPost.objects.filter(member=user, post__in=list(post_ids)), "post_id"),
        _part("person", Mute.objects.filter(MUTABLE, member=user, person__in=list(author_ids)), "person_id"),
    ]
    rows = list(parts[0].union(*parts[1:], all=True))
    return Mine(
        follows=any(what == "follow" for what, _key, _pk in rows),
        muted=any(what == "mute" for what, _key, _pk in rows),
        saved={key: pk for what, key, pk in rows if what == "saved"},
        muted_people=frozenset(key for what, key, _pk in rows if what == "person"),
    )


def marks_on(user, column: str, thing_id: int) -> set[str]:
    """`follow` and `mute`, as far as the member has set them on this tag, category or person: one query."""
    marks = _part("follow", Follow.objects.filter(member=user, **{column: thing_id}), f"{column}_id")
    if column in ("question", "person"):
        marks = marks.union(_part("mute", Mute.objects.filter(member=user, **{column: thing_id}), f"{column}_id"))
    return {what for what, _key, _pk in marks}


def _part(what: str, rows, key: str):
    return rows.order_by().annotate(what=Value(what), key=F(key)).values_list("what", "key", "pk")
