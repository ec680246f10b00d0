"""Words and lists that moderators keep: each change leaves a row in the moderation log beside Django's own."""

from django.contrib import admin

from qa.moderation.models import Action
from qa.moderation.services import log


class LoggedChanges(admin.ModelAdmin):
    """A `ModelAdmin` of plain rows."""

    def log_addition(self, request, obj, message):
        log.record(Action.ADD, request.user, target=self._named(obj))
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        if message:
            fields = [name for part in message for name in part.get("changed", {}).get("fields", [])]
            log.record(Action.CHANGE, request.user, target=self._named(obj), reason=", ".join(map(str, fields)))
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            log.record(Action.REMOVE, request.user, target=self._named(obj))
        return super().log_deletions(request, queryset)

    def _named(self, obj) -> str:
        return f"{self.opts.verbose_name}: {obj}"
