"""What the worker does, for the owner to see: the tasks themselves, and why one failed."""

import re

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.utils import utcnow

FAILED = "failed"
_ADDRESS = re.compile(r"\S+@\S+")


class BackgroundTask(ProcrastinateJob):
    """A task that waits, runs, or is done: procrastinate's own table, only to be read. A day after success it goes."""

    class Meta:
        proxy = True
        app_label = "site"
        verbose_name = _("background task")
        verbose_name_plural = _("background tasks")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.called} ({self.pk})"

    @property
    def called(self) -> str:
        """The last part of its name, in words."""
        return self.task_name.rsplit(".", 1)[-1].replace("_", " ")

    @transaction.atomic
    def try_again(self) -> bool:
        """Let a task that failed wait for the worker once more; False when it is not failed any more."""
        if not BackgroundTask.objects.select_for_update().filter(pk=self.pk, status=FAILED).exists():
            return False
        app.job_manager.retry_job_by_id(self.pk, utcnow())
        return True


class TaskFailures(models.Manager):
    """The only writer of these rows is the worker."""

    def note(self, *, job_id: int, task: str, error: str) -> None:
        """The last failure of a task takes the place of the one before."""
        values = {"task": task, "error": error, "at": timezone.now()}
        self.update_or_create(job_id=job_id, defaults=values)

    def forget(self, job_id: int) -> None:
        """The task went well after all."""
        self.filter(job_id=job_id).delete()

    @transaction.atomic
    def forget_task(self, task: str) -> None:
        """A task by the clock went well: what its earlier runs left undone is done."""
        jobs = list(self.filter(task=task).values_list("job_id", flat=True))
        if jobs:
            with connection.cursor() as cursor:  # procrastinate's models refuse to delete
                cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s) AND status = %s", [jobs, FAILED])
            self.filter(job_id__in=jobs).delete()


class TaskFailure(models.Model):
    """Why a task failed the last time: the kind of error and the first line of its message, without addresses.

    Kept while the task is tried again and after it was given up; gone when it succeeds. `job_id` is no foreign key: the
    table it would point to belongs to procrastinate.
    """

    job_id = models.BigIntegerField(unique=True)
    task = models.CharField(max_length=128, db_index=True)
    error = models.CharField(max_length=300)
    at = models.DateTimeField()

    objects = TaskFailures()

    class Meta:
        verbose_name = _("failure of a task")
        verbose_name_plural = _("failures of tasks")

    def __str__(self) -> str:
        return f"{self.task}: {self.error}"

    @staticmethod
    def words(error: BaseException) -> str:
        """The error in a line. Details, which may hold what people wrote, come in later lines and are left out."""
        first, *_rest = str(error).splitlines() or [""]
        return _ADDRESS.sub("…", f"{type(error).__name__}: {first}".rstrip(": "))[:300]
