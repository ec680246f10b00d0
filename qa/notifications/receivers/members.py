"""What concerns a member alone: a word from the moderators, a pause, a reminder, a badge; and their leaving."""

from django.db.models.signals import post_delete
from django.dispatch import receiver

from accounts.models import User
from accounts.signals import member_reinstated, member_suspended
from qa.badges.signals import badge_awarded, badge_revoked
from qa.following.signals import reminder_due
from qa.moderation.signals import staff_message_written
from qa.notifications.services import members, outbox, telling_members


@receiver(staff_message_written, dispatch_uid="notifications_on_staff_message_written")
def on_staff_message_written(sender, message, **kwargs):
    telling_members.staff_message(message)


@receiver(member_suspended, dispatch_uid="notifications_on_member_suspended")
def on_member_suspended(sender, user, by, reason, until, **kwargs):
    telling_members.paused(user, by, reason, until)


@receiver(member_reinstated, dispatch_uid="notifications_on_member_reinstated")
def on_member_reinstated(sender, user, by, reason="", **kwargs):
    telling_members.reinstated(user, by, reason)


@receiver(reminder_due, dispatch_uid="notifications_on_reminder_due")
def on_reminder_due(sender, saved, **kwargs):
    telling_members.reminder(saved)


@receiver(badge_awarded, dispatch_uid="notifications_on_badge_awarded")
def on_badge_awarded(sender, award, **kwargs):
    telling_members.badge(award)


@receiver(badge_revoked, dispatch_uid="notifications_on_badge_revoked")
def on_badge_revoked(sender, award, **kwargs):
    telling_members.no_badge(award)


@receiver(post_delete, sender=User, dispatch_uid="notifications_on_member_gone")
def on_member_gone(sender, instance, **kwargs):
    outbox.drop(members.keys_of(instance.pk))
