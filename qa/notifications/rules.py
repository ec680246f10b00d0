"""May a member be shown what an event is about?"""

from accounts.models import User
from qa.notifications.models import Event


def may_see(member: User, event: Event) -> bool:
    """Does the event's post (and comment) still exist for `member`?

    The same answer as `visible_to` gives, without a query for an event of `Event.objects.with_all()`.
    """
    if event.post_id is None and event.question_id is None:
        return True
    post = event.post or event.question
    if not _may_see_post(member, post):
        return False
    comment = event.comment
    return comment is None or comment.deleted_at is None or comment.author_id == member.pk or member.is_moderator


def _may_see_post(member: User, post) -> bool:
    if member.is_moderator or post.author_id == member.pk:
        return True
    return post.is_public and (not post.is_answer or post.parent.is_public)
