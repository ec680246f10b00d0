"""Filters by the state of a post or a comment."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StateFilter(admin.SimpleListFilter):
    """Public, held, rejected, deleted, closed or locked."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        words = {
            "public": _("public"),
            "held": _("waiting for a moderator"),
            "rejected": _("rejected"),
            "deleted": _("deleted"),
            "closed": _("closed"),
            "locked": _("locked"),
        }
        return [
            (key, word)
            for key, word in words.items()
            if key != "closed" or model_admin.model._meta.model_name == "question"
        ]

    def queryset(self, request, queryset):
        state = self.value()
        if state == "public":
            return queryset.filter(concealment=None)
        if state in ("held", "rejected", "deleted"):
            return queryset.filter(concealment__kind=state)
        if state == "closed":
            return queryset.filter(closure__isnull=False)
        if state == "locked":
            return queryset.filter(Q(lock__until=None) | Q(lock__until__gt=timezone.now()), lock__isnull=False)
        return queryset


class CommentStateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("shown", _("shown")), ("deleted", _("deleted"))]

    def queryset(self, request, queryset):
        if self.value() == "shown":
            return queryset.filter(deleted_at=None)
        if self.value() == "deleted":
            return queryset.filter(deleted_at__isnull=False)
        return queryset
