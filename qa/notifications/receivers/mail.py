"""What comes back: refused addresses, reports of mail providers, answers by mail."""

from allauth.account.signals import email_changed
from anymail.signals import inbound, tracking
from django.dispatch import receiver

from qa.notifications.services import answering_by_mail, bounces
from qa.notifications.signals import address_refused


@receiver(address_refused, dispatch_uid="notifications_on_address_refused")
def on_address_refused(sender, address, **kwargs):
    bounces.stop_for(address, bounces.BOUNCED)


@receiver(tracking, dispatch_uid="notifications_on_mail_tracked")
def on_mail_tracked(sender, event, **kwargs):
    bounces.on_its_way(event)


@receiver(inbound, dispatch_uid="notifications_on_mail_received")
def on_mail_received(sender, event, **kwargs):
    answering_by_mail.receive(event.message)


@receiver(email_changed, dispatch_uid="notifications_on_email_changed")
def on_email_changed(sender, user, **kwargs):
    bounces.works_again(user.pk)
