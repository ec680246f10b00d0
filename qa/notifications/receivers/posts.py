"""What happens to posts and comments."""

from django.dispatch import receiver

from qa.notifications.services import telling_posts
from qa.posts import signals as posts

STATES = {
    posts.question_closed: "closed",
    posts.question_reopened: "reopened",
    posts.post_deleted: "deleted",
    posts.post_restored: "restored",
    posts.post_locked: "locked",
    posts.post_unlocked: "unlocked",
    posts.post_approved: "approved",
    posts.post_rejected: "rejected",
}


def on_post_state(sender, signal, post, by, reason="", note="", **kwargs):
    telling_posts.state(STATES[signal], post, by, reason=reason, note=note)


for _signal, _act in STATES.items():
    _signal.connect(on_post_state, dispatch_uid=f"notifications_on_post_{_act}")


@receiver(posts.post_published, dispatch_uid="notifications_on_post_published")
def on_post_published(sender, post, first, **kwargs):
    if first:
        telling_posts.published(post)


@receiver(posts.post_edited, dispatch_uid="notifications_on_post_edited")
def on_post_edited(sender, post, by, revision, before_html="", **kwargs):
    telling_posts.edited(post, by, revision, before_html)


@receiver(posts.comment_posted, dispatch_uid="notifications_on_comment")
def on_comment_posted(sender, comment, by, **kwargs):
    telling_posts.commented(comment, by)


@receiver(posts.comment_edited, dispatch_uid="notifications_on_comment_edited")
def on_comment_edited(sender, comment, by, before_html="", **kwargs):
    telling_posts.comment_edited(comment, by, before_html)


@receiver(posts.answer_accepted, dispatch_uid="notifications_on_accepted")
def on_answer_accepted(sender, answer, by, **kwargs):
    telling_posts.accepted(answer, by)


@receiver(posts.answer_unaccepted, dispatch_uid="notifications_on_unaccepted")
def on_answer_unaccepted(sender, answer, **kwargs):
    telling_posts.not_accepted(answer)
