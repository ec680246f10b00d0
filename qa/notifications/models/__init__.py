from qa.notifications.models.event import Delivery, Event, Notification
from qa.notifications.models.mail import IncomingMail, OutgoingMail
from qa.notifications.models.preference import Preference
from qa.notifications.models.push import PushKey, PushSubscription

__all__ = [
    "Delivery", "Event", "IncomingMail", "Notification", "OutgoingMail", "Preference", "PushKey", "PushSubscription",
]  # fmt: skip
