"""Erasing a post for good: for the owner alone, and only what was deleted before."""

from django.db import transaction
from django.utils.translation import gettext as _

from qa.core.text import clean_line
from qa.core.verdict import Conflict, no
from qa.moderation.models import Action
from qa.moderation.services import log
from qa.posts.models import Concealment, Post
from qa.posts.services.accepting import release
from qa.posts.services.writing import locked_thread


@transaction.atomic
def purge_post(*, post: Post, by, reason: str = "") -> None:
    """Erase `post` with its revisions, comments and votes, and with a question its answers; points from it go too.

    The log keeps that it was done and the post's number, not its words. Pictures in the text are files of their own.
    """
    if not (by.is_authenticated and by.is_superuser):
        no(_("Only the owner can erase something for good.")).require()
    question, post = locked_thread(post)
    if post.is_public or post.concealment.kind == Concealment.Kind.HELD:
        raise Conflict(_("Delete it first: what is erased cannot be brought back."))
    if post.is_question or question.accepted_answer_id == post.pk:
        release(question, by=by)
    what = f"{post.get_kind_display()} {post.pk}"
    for answer in post.answers.order_by("pk"):
        _erase(answer)
    _erase(post)
    log.record(Action.PURGE, by, target=what, reason=clean_line(reason), member=post.author)


def _erase(post: Post) -> None:
    for vote in post.votes.order_by("pk"):
        vote.delete()  # one by one: the signals take the points back
    post.delete()
