"""Moderation listens: every act of staff leaves a row in the log, and staff are in the moderators' group."""

from django.db.models.signals import post_save
from django.dispatch import receiver

from accounts.models import User
from accounts.signals import flair_ended, flair_given, member_reinstated, member_suspended
from qa.bounties.signals import bounty_returned
from qa.moderation.models import Action
from qa.moderation.services import log, team
from qa.posts import signals as posts
from qa.tags import signals as tags

POST_ACTS = {
    posts.question_closed: Action.CLOSE,
    posts.question_reopened: Action.REOPEN,
    posts.post_deleted: Action.DELETE,
    posts.post_restored: Action.RESTORE,
    posts.post_locked: Action.LOCK,
    posts.post_unlocked: Action.UNLOCK,
    posts.post_approved: Action.APPROVE,
    posts.post_rejected: Action.REJECT,
}
COMMENT_ACTS = {
    posts.comment_deleted: Action.DELETE_COMMENT,
    posts.comment_restored: Action.RESTORE_COMMENT,
    posts.comment_edited: Action.EDIT_COMMENT,
}


def connect() -> None:
    """One receiver each for the signals of a kind; the others are connected by their decorators."""
    for signal, action in POST_ACTS.items():
        signal.connect(on_post_act, dispatch_uid=f"moderation_on_post_{action}")
    for signal, action in COMMENT_ACTS.items():
        signal.connect(on_comment_act, dispatch_uid=f"moderation_on_{action}")


def on_post_act(sender, signal, post, by, reason="", note="", **kwargs):
    log.record_post(POST_ACTS[signal], by, post, reason, note)


def on_comment_act(sender, signal, comment, by, **kwargs):
    if by.pk != comment.author_id or signal is not posts.comment_edited:
        log.record(COMMENT_ACTS[signal], by, target=comment.body, post=comment.post, member=comment.author)


@receiver(posts.post_edited, dispatch_uid="moderation_on_post_edited")
def on_post_edited(sender, post, by, revision, **kwargs):
    if by is not None and by.pk != post.author_id:
        log.record_post(Action.EDIT, by, post, revision.summary)


@receiver(member_suspended, dispatch_uid="moderation_on_member_suspended")
def on_member_suspended(sender, user, by, reason, until, **kwargs):
    log.record(Action.SUSPEND, by, target=user.username, reason=f"{until:%Y-%m-%d}: {reason}", member=user)


@receiver(member_reinstated, dispatch_uid="moderation_on_member_reinstated")
def on_member_reinstated(sender, user, by, reason="", **kwargs):
    log.record(Action.REINSTATE, by, target=user.username, reason=reason, member=user)


@receiver(flair_given, dispatch_uid="moderation_on_flair_given")
def on_flair_given(sender, flair, by, **kwargs):
    log.record_flair(Action.GIVE_FLAIR, by, flair, flair.note)


@receiver(flair_ended, dispatch_uid="moderation_on_flair_ended")
def on_flair_ended(sender, flair, by, reason="", **kwargs):
    log.record_flair(Action.END_FLAIR, by, flair, reason)


@receiver(tags.tag_merged, dispatch_uid="moderation_on_tag_merged")
def on_tag_merged(sender, name, target, by, **kwargs):
    log.record(Action.MERGE_TAG, by, target=f"{name} → {target.name}")


@receiver(tags.tag_renamed, dispatch_uid="moderation_on_tag_renamed")
def on_tag_renamed(sender, tag, old_name, by, **kwargs):
    log.record(Action.RENAME_TAG, by, target=f"{old_name} → {tag.name}")


@receiver(tags.category_emptied, dispatch_uid="moderation_on_category_emptied")
def on_category_emptied(sender, category, into, by, **kwargs):
    log.record(Action.MOVE_CATEGORY, by, target=f"{category.name} → {into.name}")


@receiver(bounty_returned, dispatch_uid="moderation_on_bounty_returned")
def on_bounty_returned(sender, bounty, by, reason="", **kwargs):
    log.record_post(Action.RETURN_BOUNTY, by, bounty.question, reason)


@receiver(post_save, sender=User, dispatch_uid="moderation_on_member_saved")
def on_member_saved(sender, instance, created, raw, update_fields=None, **kwargs):
    if not raw and (update_fields is None or {"is_staff", "is_superuser"} & set(update_fields)):
        team.keep_membership(instance, created=created)
