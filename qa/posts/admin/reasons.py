"""The list of reasons for closing."""

from django.contrib import admin

from qa.moderation.bases.lists import LoggedChanges
from qa.posts.models import CloseReason, Closure


@admin.register(CloseReason)
class CloseReasonAdmin(LoggedChanges):
    """A reason that was ever used, and the one for duplicates, stay: they can be taken out of the offer."""

    list_display = ["label", "slug", "is_active", "position"]
    actions = None

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []

    def has_delete_permission(self, request, obj=None) -> bool:
        kept = obj is not None and (obj.slug == "duplicate" or Closure.objects.filter(reason=obj).exists())
        return not kept and super().has_delete_permission(request, obj)
