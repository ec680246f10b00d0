"""The pages of the site's own words: help, formatting, about, privacy, terms."""

from django.contrib import admin

from qa.markup import render
from qa.moderation.bases.lists import LoggedChanges
from qa.site.current import site_settings
from qa.site.models import SitePage


@admin.register(SitePage)
class SitePageAdmin(LoggedChanges):
    """The pages have fixed addresses; their words are the site's."""

    list_display = ["title", "key", "updated_at"]
    fields = ["key", "title", "body", "updated_at"]
    readonly_fields = ["key", "updated_at"]
    actions = None

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change):
        obj.body_html = render(obj.body, image_hosts=site_settings().image_host_set)
        super().save_model(request, obj, form, change)
