"""Reminders: each goes out once, in the transaction that says so."""

from django.db import transaction
from django.utils import timezone

from qa.following.models import SavedPost
from qa.following.signals import reminder_due
from qa.posts.models import Post

AT_A_TIME = 2_000  # in one run of the task; the next run takes the rest


def send_reminders() -> int:
    """Send `reminder_due` for every saved post whose day has come; returns how many were marked.

    One transaction each, so that one that fails holds up no other; what failed is raised at the end and tried again.
    """
    due = SavedPost.objects.filter(reminded_at=None, remind_at__lte=timezone.now()).order_by("remind_at", "pk")
    marked, failed = 0, []
    for pk in list(due.values_list("pk", flat=True)[:AT_A_TIME]):
        try:
            marked += _remind(pk)
        except Exception as error:  # whatever a listener raises; told below
            failed.append(error)
    if failed:
        raise ExceptionGroup("reminders that could not be sent", failed)
    return marked


@transaction.atomic
def _remind(pk: int) -> bool:
    """Mark one reminder and send its signal; False when another worker has it, or it was changed meanwhile.

    Nobody is reminded of a post that they do not see any more; their note stays where it is.
    """
    rows = SavedPost.objects.select_for_update(of=("self",), skip_locked=True).select_related("member")
    saved = rows.filter(pk=pk, reminded_at=None, remind_at__lte=timezone.now()).first()
    if saved is None:
        return False
    saved.reminded_at = timezone.now()
    saved.save(update_fields=["reminded_at"])
    if saved.member.is_active and Post.objects.visible_to(saved.member).filter(pk=saved.post_id).exists():
        reminder_due.send(sender=SavedPost, saved=saved)
    return True
