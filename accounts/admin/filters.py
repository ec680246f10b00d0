"""Filters of the list of members."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PausedFilter(admin.SimpleListFilter):
    """Members whose account is paused now."""

    title = _("paused")
    parameter_name = "paused"

    def lookups(self, request, model_admin):
        return [("yes", _("Paused now"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(suspension__ended_at=None, suspension__until__gt=timezone.now())
        return queryset
