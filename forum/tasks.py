"""What the worker does for itself."""

from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app

from qa.core.tasks import at
from qa.site.models import BackgroundTask, TaskFailure

KEPT_HOURS = 24


@at("23 * * * *")
def forget_done() -> None:
    """Delete the tasks that went well a day ago, and failures whose task is gone. Failed tasks stay."""
    async_to_sync(app.job_manager.delete_old_jobs)(KEPT_HOURS, include_cancelled=True, include_aborted=True)
    TaskFailure.objects.exclude(job_id__in=BackgroundTask.objects.values("pk")).delete()
