"""Push messages: what a member's browsers are told while the forum is closed."""

from qa.notifications.models import Delivery
from qa.notifications.services.push_sending import push_to
from qa.notifications.services.subscriptions import subscriptions_of
from qa.site.current import site_settings

AT_ONCE = 100  # of the newest; what is older stands in the inbox


def push(member, deliveries: list[Delivery]) -> None:
    """Hand `deliveries` (channel push, all of `member`) to the member's browsers, from inside the caller's transaction.

    Nothing is sent here: a task for each browser is deferred, which exists if and only if the transaction is kept.
    Quiet hours are in the deliveries' `due_at` already.
    """
    ids = sorted(delivery.notification_id for delivery in deliveries)[-AT_ONCE:]
    if not ids or not site_settings().push:
        return
    for pk in subscriptions_of(member).values_list("pk", flat=True):
        push_to.defer(subscription_id=pk, notification_ids=ids)
