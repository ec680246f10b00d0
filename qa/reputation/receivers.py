"""Reputation listens: votes by `post_save` and `post_delete`, acceptances by the signals of `qa.posts`."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from qa.posts.signals import answer_accepted, answer_unaccepted
from qa.reputation.services import recording
from qa.votes.models import Vote


@receiver(post_save, sender=Vote, dispatch_uid="reputation_on_vote_cast")
def on_vote_cast(sender, instance, created, raw, **kwargs):
    if created and not raw:
        recording.record_vote(instance)


@receiver(post_delete, sender=Vote, dispatch_uid="reputation_on_vote_withdrawn")
def on_vote_withdrawn(sender, instance, **kwargs):
    recording.revoke_vote(instance)


@receiver(answer_accepted, dispatch_uid="reputation_on_answer_accepted")
def on_answer_accepted(sender, answer, at, **kwargs):
    recording.record_acceptance(answer, at)


@receiver(answer_unaccepted, dispatch_uid="reputation_on_answer_unaccepted")
def on_answer_unaccepted(sender, answer, **kwargs):
    recording.revoke_acceptance(answer)
