"""Whom to offer while somebody types `@na`: the people of the thread first, then others whose names begin so."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Lower

from accounts.models import User
from qa.following.models import Mute
from qa.posts.models import Comment, Post

MOST = 8


def people_to_mention(*, reader: User, text: str, question_id: int | None = None) -> list[User]:
    """At most eight members whose username or display name begins with `text`; each has `takes_part`.

    Those who ask, answer or comment where the reader can see it come first, and only there is a quiet member offered.
    Nobody is offered whom the reader has muted, nor the reader. At most three queries, none of which grows with the
    forum: the names are looked up in an index.
    """
    text = text.lower()
    named = _beginning_with(text)
    muted = Exists(Mute.objects.filter(member=reader, person=OuterRef("pk")))
    members = User.objects.listed().exclude(pk=reader.pk).filter(~muted).only("username", "display_name")
    here = _ids_in_thread(reader, question_id) if question_id else set()
    nearness = Case(When(username__iexact=text, then=Value(0)), default=Value(1))
    order = (nearness, Lower("username"), "pk")
    found = list(members.filter(named, pk__in=here).order_by(*order)[:MOST]) if here else []
    if len(found) < MOST and _says_something(text):
        others = members.filter(named, is_quiet=False).exclude(pk__in=[user.pk for user in found])
        found += others.order_by(*order)[: MOST - len(found)]
    for user in found:
        user.takes_part = user.pk in here
    return found


def _beginning_with(text: str) -> Q:
    """Whatever the case; both columns have an index for that (`accounts.models.user`)."""
    return Q(username__istartswith=text) | Q(display_name__istartswith=text)


def _says_something(text: str) -> bool:
    """One Latin letter begins too many names to offer any; one sign of other scripts can be half a name."""
    return len(text) > 1 or (bool(text) and not text.isascii())


def _ids_in_thread(reader, question_id: int) -> set[int]:
    """Who writes in this thread, as far as the reader sees it. One query."""
    thread = Post.objects.visible_to(reader).filter(Q(pk=question_id, kind=1) | Q(parent=question_id, kind=2))
    authors = thread.order_by().values_list("author_id", flat=True)
    ids = thread.order_by().values("pk")
    commenters = Comment.objects.live().filter(post__in=ids).order_by().values_list("author_id", flat=True)
    return {pk for pk in authors.union(commenters) if pk is not None}
