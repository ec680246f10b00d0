"""Writing the moderation log: the only writer of `LogEntry`."""

from django.utils.text import Truncator

from qa.moderation.models import Action, LogEntry


def record(action: Action, by, *, target, reason="", post=None, member=None) -> LogEntry | None:
    """Note that `by` did `action`; nothing for those who are not staff, such as authors with their own posts."""
    if by is None or not by.is_authenticated or not by.is_moderator:
        return None
    return LogEntry.objects.create(
        actor=by,
        action=action,
        target=Truncator(str(target)).chars(300),
        reason=Truncator(str(reason)).chars(500),
        post_id=post.pk if post else None,
        member=member,
    )


def record_post(action: Action, by, post, *words) -> LogEntry | None:
    """`record` for a post; `words` are joined into the reason."""
    said = " – ".join(word for word in words if word)
    return record(action, by, target=describe(post), reason=said, post=post, member=post.author)


def record_flair(action: Action, by, flair, reason: str) -> LogEntry | None:
    """`record` for a role that a member shows."""
    until = f" → {flair.expires_on:%Y-%m-%d}" if flair.expires_on else ""
    return record(action, by, target=f"{flair.user.username}: {flair.kind}{until}", reason=reason, member=flair.user)


def describe(post) -> str:
    """A post in words that still say something when it is gone."""
    if post.is_question:
        return f"{post.get_kind_display()} {post.pk}: {post.title}"
    return f"{post.get_kind_display()} {post.pk}: {Truncator(post.excerpt).chars(120)}"
