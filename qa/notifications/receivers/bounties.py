"""What happens to bounties."""

from django.dispatch import receiver

from qa.bounties import signals as bounties
from qa.notifications.services import telling_bounties


@receiver(bounties.bounty_offered, dispatch_uid="notifications_on_bounty_offered")
def on_bounty_offered(sender, bounty, by, amount, **kwargs):
    telling_bounties.offered(bounty, by, amount)


@receiver(bounties.bounty_awarded, dispatch_uid="notifications_on_bounty_awarded")
def on_bounty_awarded(sender, bounty, answer, points, by=None, **kwargs):
    telling_bounties.awarded(bounty, answer, points, by)


@receiver(bounties.bounty_ending, dispatch_uid="notifications_on_bounty_ending")
def on_bounty_ending(sender, bounty, **kwargs):
    telling_bounties.ending(bounty)


@receiver(bounties.bounty_ended, dispatch_uid="notifications_on_bounty_ended")
def on_bounty_ended(sender, bounty, **kwargs):
    telling_bounties.over("ended", bounty)


@receiver(bounties.bounty_returned, dispatch_uid="notifications_on_bounty_returned")
def on_bounty_returned(sender, bounty, by=None, **kwargs):
    telling_bounties.over("returned", bounty, by)
