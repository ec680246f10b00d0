"""Points that move."""

from django.dispatch import receiver

from qa.notifications.tasks import tell_points
from qa.reputation.signals import points_moved


@receiver(points_moved, dispatch_uid="notifications_on_points_moved")
def on_points_moved(sender, entries, sign, **kwargs):
    for member_id, post_id, day in {(entry.user_id, entry.post_id, str(entry.day)) for entry in entries}:
        tell_points.defer(member_id=member_id, post_id=post_id, day=day)
