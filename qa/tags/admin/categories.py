"""Categories: arranged, and emptied before they go."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qa.moderation.acts import CATEGORY_ACTS
from qa.moderation.bases.acting import ActingAdmin
from qa.moderation.bases.lists import LoggedChanges
from qa.tags.models import Category


@admin.register(Category)
class CategoryAdmin(ActingAdmin, LoggedChanges):
    acts = CATEGORY_ACTS
    list_display = ["name", "slug", "parent", "position", "question_count"]
    list_select_related = ["parent"]
    list_filter = ["parent"]
    search_fields = ["name", "description"]
    search_help_text = _("Letters of the name or the description.")
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "description", "parent", "position"]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields  # an address that exists stays until somebody changes it

    def delete_view(self, request, object_id, extra_context=None):
        """Only an empty category can go; for another, first ask where its questions shall go."""
        category = get_object_or_404(Category, pk=object_id if object_id.isdecimal() else 0)
        if self.has_delete_permission(request, category) and _holds_something(category):
            sentence = gettext(
                "“%(name)s” still holds questions or categories. Say where they shall go; then it can be deleted."
            )
            self.message_user(request, sentence % {"name": category.name}, messages.WARNING)
            return HttpResponseRedirect(self._act_url(category, CATEGORY_ACTS["empty"]))
        return super().delete_view(request, object_id, extra_context)


def _holds_something(category: Category) -> bool:
    return category.questions.exists() or category.subcategories.exists()
