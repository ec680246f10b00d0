"""What went wrong in a task is kept for the owner, until it goes well."""

import logging

from django.db import Error

from qa.core.tasks import TRIES, is_by_the_clock
from qa.site.models import TaskFailure

log = logging.getLogger(__name__)


def note(call_next, context, worker):
    """Task middleware around every task, outside its transactions."""
    job = context.job
    try:
        result = call_next()
    except Exception as error:
        _keep(job, error)
        raise
    if is_by_the_clock(job.task_name):
        TaskFailure.objects.forget_task(job.task_name)
    elif job.attempts:
        TaskFailure.objects.forget(job.id)
    return result


def _keep(job, error: Exception) -> None:
    said = TaskFailure.words(error)
    log.warning("Task %s (%s) failed, try %d of %d: %s", job.task_name, job.id, job.attempts + 1, TRIES, said)
    try:
        TaskFailure.objects.note(job_id=job.id, task=job.task_name, error=said)
    except Error:
        log.warning("The failure could not be kept: the database does not answer")
