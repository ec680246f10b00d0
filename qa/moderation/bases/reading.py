"""Tables that are only read in the admin, whoever looks."""

from django.contrib import admin


class ReadOnly(admin.ModelAdmin):
    """No adding, changing or deleting, not even for the owner."""

    actions = None

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
