"""What hangs on a demo post: comments, an edit, acceptance, closure, a guest's key, a hold."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db.models.functions import Greatest

from accounts.models import User
from qa.importer.close_reasons import close_reason
from qa.posts.models import Closure, Comment, Concealment, GuestAuthor, Post
from qa.posts.services import commenting, writing

SELECTED_AFTER = timedelta(hours=9)  # how long the asker took to accept an answer


def add(one, members: dict[str, User], now: datetime, taxonomy) -> None:
    """Everything that `one.data` says about `one.post`."""
    post, data = one.post, one.data

    def after(part: dict) -> datetime:
        return min(post.created_at + timedelta(hours=part["hours_after"]), now)

    if "edited" in data:
        _edit(post, data["edited"], members, after(data["edited"]), data.get("tags", []))
    for comment in sorted(data.get("comments", []), key=lambda part: part["hours_after"]):
        Comment.objects.create(
            post=post, author=members[comment["author"]], body=comment["body"],
            body_html=commenting.render(comment["body"]), created_at=after(comment),
        )  # fmt: skip
    if "closed" in data:
        _close(post, data["closed"], members, after(data["closed"]))
    if post.author_id is None:
        key = hashlib.sha256(secrets.token_bytes()).hexdigest()  # of a browser that nobody has
        GuestAuthor.objects.create(post=post, edit_key_hash=key, created_at=post.created_at)
    if data.get("held"):
        post.concealment = Concealment.objects.create(post=post, kind=Concealment.Kind.HELD, created_at=post.created_at)
        post.save(update_fields=["concealment"])
    if data.get("accepted"):
        at = min(post.created_at + SELECTED_AFTER, now)
        Post.objects.filter(pk=post.parent_id).update(accepted_answer=post, accepted_at=at)


def settle_activity(written) -> None:
    """A question was last active when it or one of its public answers was."""
    for one in written:
        post = one.post
        if post.is_answer and post.concealment_id is None:
            Post.objects.filter(pk=post.parent_id).update(active_at=Greatest("active_at", post.active_at))


def _edit(post: Post, data: dict, members: dict[str, User], at: datetime, tags: list[str]) -> None:
    post.title = data.get("title", post.title)
    writing.set_body(post, data.get("body", post.body).strip())
    post.editor, post.edited_at, post.active_at, post.revision_number = members[data["by"]], at, at, 2
    post.save()
    writing.add_revision(post, editor=post.editor, summary=data["summary"], tag_names=tags, at=at)


def _close(post: Post, data: dict, members: dict[str, User], at: datetime) -> None:
    post.closure = Closure.objects.create(
        post=post, by=members[data["by"]], reason=close_reason(data["reason"]), note=data["note"], created_at=at
    )
    post.save(update_fields=["closure"])
