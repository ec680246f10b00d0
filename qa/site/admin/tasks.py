"""What the worker does and could not do, for the owner: to be read, and to be tried again."""

import json

from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from procrastinate.contrib.django.models import ProcrastinateEvent

from qa.core.verdict import Conflict
from qa.moderation.acts import Act
from qa.moderation.bases.acting import ActingAdmin
from qa.site.models import BackgroundTask, TaskFailure
from qa.site.models.task import FAILED

STATES = {
    "todo": _lazy("waiting"),
    "doing": _lazy("running"),
    "succeeded": _lazy("done"),
    "failed": _lazy("failed"),
    "cancelled": _lazy("cancelled"),
    "aborted": _lazy("stopped"),
}


def _try_again(task: BackgroundTask, by) -> None:
    if not task.try_again():
        raise Conflict(_("This task does not stand still any more; perhaps somebody else was quicker."))


TRY_AGAIN = Act(
    "try-again", _lazy("Try again"), _lazy("The worker will try it once more, within seconds."),
    _try_again, lambda task: task.status == FAILED,
)  # fmt: skip


class StateFilter(admin.SimpleListFilter):
    title = _lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return list(STATES.items())

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value()) if self.value() in STATES else queryset


@admin.register(BackgroundTask)
class BackgroundTaskAdmin(ActingAdmin):
    """Superusers only: no group has the permission."""

    acts = {TRY_AGAIN.name: TRY_AGAIN}
    list_display = ["called", "state", "attempts", "error", "changed_at"]
    list_filter = [StateFilter]
    ordering = ["-id"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["task_name"]
    search_help_text = _lazy("A part of the task's name.")
    fields = ["task_name", "arguments", "state", "attempts", "scheduled_at", "error", "changed_at"]

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change) -> None:
        """Nothing here can be changed."""

    def get_queryset(self, request):
        failures = TaskFailure.objects.filter(job_id=OuterRef("pk"))
        events = ProcrastinateEvent.objects.filter(job_id=OuterRef("pk")).exclude(type="scheduled").order_by("-id")
        return (
            super()
            .get_queryset(request)
            .annotate(error=Subquery(failures.values("error")[:1]), changed_at=Subquery(events.values("at")[:1]))
        )

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(
            request, {"title": capfirst(self.opts.verbose_name_plural), **(extra_context or {})}
        )

    def render_change_form(self, request, context, **kwargs):
        context |= {"show_save": False, "show_save_and_continue": False, "show_close": True}  # nothing to save here
        context["title"] = capfirst(self.opts.verbose_name)
        return super().render_change_form(request, context, **kwargs)

    @admin.display(description=_lazy("task"), ordering="task_name")
    def called(self, task) -> str:
        return task.called

    @admin.display(description=_lazy("state"), ordering="status")
    def state(self, task):
        return STATES.get(task.status, task.status)

    @admin.display(description=_lazy("last error"))
    def error(self, task) -> str:
        return task.error or "–"

    @admin.display(description=_lazy("since"))
    def changed_at(self, task) -> str:
        return date_format(localtime(task.changed_at), "SHORT_DATETIME_FORMAT") if task.changed_at else "–"

    @admin.display(description=_lazy("about"))
    def arguments(self, task) -> str:
        return json.dumps(task.args)
