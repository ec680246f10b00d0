"""Guests who left an address, and what goes away with them."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from qa.notifications.services import guests, outbox
from qa.posts.models import GuestAuthor
from qa.posts.signals import answer_accepted, comment_posted


@receiver(answer_accepted, dispatch_uid="notifications_on_answer_accepted")
def on_answer_accepted(sender, answer, at, **kwargs):
    guests.tell_of_acceptance(answer, at)


@receiver(comment_posted, dispatch_uid="notifications_on_comment_posted")
def on_comment_posted(sender, comment, **kwargs):
    guests.tell_of_comment(comment)


@receiver(post_save, sender=GuestAuthor, dispatch_uid="notifications_on_guest_remembered")
def on_guest_remembered(sender, instance, created, raw, **kwargs):
    if created and not raw:
        guests.ask_to_confirm(instance)


@receiver(post_delete, sender=GuestAuthor, dispatch_uid="notifications_on_guest_erased")
def on_guest_erased(sender, instance, **kwargs):
    outbox.drop(guests.keys_of(instance.pk))
