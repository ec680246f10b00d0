"""Tags: described, renamed, merged. None is deleted: a superfluous one is merged into a better one."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from qa.moderation.acts import TAG_ACTS
from qa.moderation.bases.acting import ActingAdmin
from qa.moderation.bases.lists import LoggedChanges
from qa.moderation.bases.saving import RefusableForm, ServiceSaving
from qa.tags.models import Tag
from qa.tags.services.renaming import clean_name, rename_tag


class TagForm(RefusableForm, forms.ModelForm):
    """That a name is free, the service says: together with what to do otherwise."""

    name = forms.CharField(label=_("Name"), max_length=35, help_text=_("The old name goes on working as a synonym."))

    class Meta:
        model = Tag
        fields = ["name", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})}

    def validate_unique(self):
        """See `rename_tag`."""


@admin.register(Tag)
class TagAdmin(ActingAdmin, ServiceSaving, LoggedChanges):
    acts = TAG_ACTS
    form = TagForm
    list_display = ["name", "question_count", "description", "created_at"]
    search_fields = ["name", "description", "synonyms__name"]
    search_help_text = _("Letters of the name, of a synonym, or of the description.")
    ordering = ["-question_count", "name"]
    show_full_result_count = False
    fields = ["name", "description", "question_count", "synonyms", "created_at", "on_site"]
    readonly_fields = ["question_count", "synonyms", "created_at", "on_site"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change):
        if "name" in form.changed_data and clean_name(form.cleaned_data["name"]) != form.initial["name"]:
            renamed = rename_tag(tag=obj, name=form.cleaned_data["name"], by=request.user)
            obj.name, obj.slug = renamed.name, renamed.slug
        obj.save(update_fields=["description"])

    def log_change(self, request, obj, message):
        """A renaming is logged by its signal."""
        for part in message or []:
            changed = part.get("changed", {}).get("fields", [])
            changed[:] = [field for field in changed if field != str(_("Name"))] or changed
        return super().log_change(request, obj, message)

    @admin.display(description=_("synonyms"))
    def synonyms(self, tag) -> str:
        return ", ".join(tag.synonyms.values_list("name", flat=True)) or "–"

    @admin.display(description=_("on the site"))
    def on_site(self, tag):
        return format_html('<a href="{}">{}</a>', tag.get_absolute_url(), _("look"))
