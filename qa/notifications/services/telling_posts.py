"""Events about posts and comments, from the signals of `qa.posts`."""

import hashlib

from django.utils import timezone

from qa.notifications import kinds
from qa.notifications.mentioned import members_in
from qa.notifications.services.taking_back import forget
from qa.notifications.services.telling import tell
from qa.posts.models import Comment, Post


def published(post: Post) -> None:
    """A question or an answer is public for the first time; its author did it, whoever approved it."""
    if post.is_answer:
        tell(kinds.ANSWER, key=f"answer-{post.pk}", actor=post.author, post=post)
    elif post.is_question:
        tell(kinds.NEW_QUESTION, key=f"question-{post.pk}", actor=post.author, post=post)


def commented(comment: Comment, by) -> None:
    tell(kinds.COMMENT, key=f"comment-{comment.pk}", actor=by, post=comment.post, comment=comment)


def edited(post: Post, by, revision, before_html: str) -> None:
    """Once for each revision, so not again for an edit that joins the last one; and newly mentioned members."""
    if not (post.is_question or post.is_answer):
        return
    if by is not None and by.pk != post.author_id:
        tell(kinds.EDIT, key=f"edit-{post.pk}-{revision.number}", actor=by, post=post, reason=revision.summary)
    if post.is_public:
        _mentioned(f"post-{post.pk}", before_html, post.body_html, actor=by, post=post)


def comment_edited(comment: Comment, by, before_html: str) -> None:
    if comment.deleted_at is None:
        names = {"actor": comment.author, "post": comment.post, "comment": comment}
        _mentioned(f"comment-{comment.pk}", before_html, comment.body_html, **names)


def accepted(answer: Post, by) -> None:
    tell(kinds.ACCEPT, key=_accept_key(answer), actor=by, post=answer)


def not_accepted(answer: Post) -> None:
    forget(_accept_key(answer))


def state(act: str, post: Post, by, *, reason: str, note: str) -> None:
    """`act` is a name of `words.posts.STATES`; nothing for authors' own acts and for guests' posts."""
    if (post.is_question or post.is_answer) and post.author_id and (by is None or by.pk != post.author_id):
        key = f"state-{post.pk}-{act}-{timezone.now():%Y%m%d%H%M%S%f}"
        tell(kinds.STATE, key=key, actor=by, post=post, act=act, reason=reason, note=note)


def _accept_key(answer: Post) -> str:
    return f"accept-{answer.pk}"


def _mentioned(what: str, before_html: str, html: str, **about) -> None:
    new = sorted(set(members_in(html)) - set(members_in(before_html)))
    if new:
        digest = hashlib.sha256(html.encode()).hexdigest()[:16]
        tell(kinds.MENTION, key=f"mention-{what}-{digest}", members=new, **about)
