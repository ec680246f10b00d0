"""The owner's profile fields, and what a member wrote there (on the member's page)."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.models import ProfileField, ProfileValue
from qa.moderation.bases.lists import LoggedChanges


@admin.register(ProfileField)
class ProfileFieldAdmin(LoggedChanges):
    """The owner's alone: moderators have no permission for it."""

    list_display = ["label", "kind", "audience", "position"]
    list_editable = ["position"]
    fields = ["label", "help", "kind", "choices", "audience", "position"]


class TakenAway(forms.ModelMultipleChoiceField):
    """What a member wrote into the owner's fields, with a box each: moderators take away, only members write."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self):
        super().__init__(
            ProfileValue.objects.none(),
            label=_("Take away"),
            required=False,
            help_text=_("Tick what should not stand on the profile."),
        )

    def label_from_instance(self, obj) -> str:
        return f"{obj.field.label}: {obj.value}"
