"""Synonyms: made by merging and renaming, or by hand."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from qa.core.verdict import Invalid
from qa.moderation.bases.lists import LoggedChanges
from qa.moderation.forms import TagField
from qa.tags.models import Tag, TagSynonym
from qa.tags.services.renaming import clean_name


class TagSynonymForm(forms.ModelForm):
    target = TagField(label=_("Stands for the tag"), max_length=35)

    class Meta:
        model = TagSynonym
        fields = ["name", "target"]

    def clean_name(self):
        try:
            name = clean_name(self.cleaned_data["name"])
        except Invalid as invalid:
            raise forms.ValidationError(str(invalid)) from None
        if Tag.objects.filter(name=name).exists():
            raise forms.ValidationError(_("There is a tag with this name. Merge it into the other one instead."))
        return name


@admin.register(TagSynonym)
class TagSynonymAdmin(LoggedChanges):
    form = TagSynonymForm
    list_display = ["name", "target", "created_at"]
    list_select_related = ["target"]
    search_fields = ["name", "target__name"]
    search_help_text = _("Letters of either name.")

    def has_change_permission(self, request, obj=None) -> bool:
        return False
