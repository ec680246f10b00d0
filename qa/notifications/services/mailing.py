"""One mail to a member: about one thing, or folded from everything that became due at once."""

from accounts.models import User
from qa.notifications.kinds import ANSWER, COMMENT, MENTION, NEW_QUESTION
from qa.notifications.letters import in_the_words_of, news
from qa.notifications.models import Delivery, Notification, Preference
from qa.notifications.services import outbox, replies
from qa.notifications.services.members import address_of, keys_of
from qa.posts.models import Post
from qa.posts.rules import may_comment

TO_TALK_ABOUT = {kind.name for kind in (ANSWER, COMMENT, MENTION, NEW_QUESTION)}


def mail(member: User, deliveries: list[Delivery]) -> None:
    """Put one message about these into the outbox; called inside the transaction that marks them as handed over.

    `deliveries` are due and wanted, with `notification` and its `event` at hand. Nothing for a member without a
    confirmed address, or when nothing of it is theirs to see any more. The key is that of the first delivery, so that
    handing them over twice is one message.
    """
    to = address_of(member)
    if to is None or not deliveries:
        return
    notifications = [delivery.notification for delivery in deliveries]
    discreet = Preference.objects.filter(member=member, discreet=True).exists()
    with in_the_words_of(member):
        reply_to = "" if discreet else _reply_address(member, notifications)
        letter = news.about(member, notifications, discreet=discreet, reply_to=reply_to)
    if letter is not None:
        kinds = {notification.kind for notification in notifications}
        first = min(delivery.pk for delivery in deliveries)
        outbox.queue(letter, key=f"{keys_of(member.pk, kinds.pop() if len(kinds) == 1 else 'several')}{first}", to=to)


def _reply_address(member: User, notifications: list[Notification]) -> str:
    """Where a reply becomes a comment: when all is about one post that the member may comment on."""
    posts = {
        notification.event.comment.post_id if notification.event.comment_id else notification.event.post_id
        for notification in notifications
        if notification.kind in TO_TALK_ABOUT
    }
    if len(posts) != 1 or None in posts or any(row.kind not in TO_TALK_ABOUT for row in notifications):
        return ""
    (post_id,) = posts
    address = replies.address_for(member.pk, post_id)
    if not address:
        return ""
    post = Post.objects.visible_to(member).select_related("parent", "lock", "parent__lock").filter(pk=post_id).first()
    return address if post is not None and may_comment(member, post) else ""
