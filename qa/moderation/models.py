"""The moderation log, and the queue of what waits for a moderator."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qa.posts.models import Concealment, Post
from qa.posts.querysets import PostQuerySet


class Action(models.TextChoices):
    """What staff can do; the values stand in the table."""

    CLOSE = "close", _("closed")
    REOPEN = "reopen", _("reopened")
    DELETE = "delete", _("deleted")
    RESTORE = "restore", _("restored")
    PURGE = "purge", _("erased for good")
    LOCK = "lock", _("locked")
    UNLOCK = "unlock", _("unlocked")
    APPROVE = "approve", _("approved")
    REJECT = "reject", _("rejected")
    EDIT = "edit", _("edited")
    DELETE_COMMENT = "delete-comment", _("deleted a comment")
    RESTORE_COMMENT = "restore-comment", _("restored a comment")
    EDIT_COMMENT = "edit-comment", _("edited a comment")
    SUSPEND = "suspend", _("paused a member")
    REINSTATE = "reinstate", _("ended a member's pause")
    GIVE_FLAIR = "give-flair", _("gave a member a role to show")
    END_FLAIR = "end-flair", _("ended a member's role")
    MESSAGE = "message", _("wrote to a member")
    MERGE_TAG = "merge-tag", _("merged a tag")
    RENAME_TAG = "rename-tag", _("renamed a tag")
    MOVE_CATEGORY = "move-category", _("emptied a category")
    RETURN_BOUNTY = "return-bounty", _("returned a bounty")
    ADD = "add", _("added to a list")
    CHANGE = "change", _("changed a list or a text")
    REMOVE = "remove", _("removed from a list")


class LogEntry(models.Model):
    """One act of a moderator; never edited. `target` says in words what it was done to, in case the row goes away."""

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="moderation_log", verbose_name=_("who")
    )
    action = models.CharField(_("act"), max_length=40, choices=Action.choices)
    post = models.ForeignKey("posts.Post", models.SET_NULL, null=True, blank=True, related_name="moderation_log")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="moderation_history"
    )
    target = models.CharField(_("what"), max_length=300)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("moderation log entry")
        verbose_name_plural = _("moderation log")
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["-created_at", "-id"], name="moderation_log_by_time")]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.target}"


class StaffMessage(models.Model):
    """A word from a moderator to one member; never edited."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="staff_messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("text"))
    created_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("message to a member")
        verbose_name_plural = _("messages to members")
        default_permissions = ()

    def __str__(self) -> str:
        return f"to member {self.member_id}"


class HeldPostManager(models.Manager.from_queryset(PostQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(concealment__kind=Concealment.Kind.HELD)


class HeldPost(Post):
    """A proxy: the posts that wait for a moderator, questions and answers in one queue."""

    objects = HeldPostManager()

    class Meta:
        proxy = True
        verbose_name = _("waiting post")
        verbose_name_plural = _("waiting posts")
        default_permissions = ("view", "change")
