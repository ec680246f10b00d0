"""Bounties listen: a question that is closed or deleted gives the points back."""

from django.dispatch import receiver

from qa.bounties.services.ending import question_is_gone
from qa.posts.signals import post_deleted, question_closed


@receiver(question_closed, dispatch_uid="bounties_on_question_closed")
def on_question_closed(sender, post, by, **kwargs):
    question_is_gone(question=post, by=by)


@receiver(post_deleted, dispatch_uid="bounties_on_post_deleted")
def on_post_deleted(sender, post, by, **kwargs):
    question_is_gone(question=post, by=by)
