"""Forms of saved posts and their lists; lengths and days are judged by the services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qa.following.models import SavedList
from qa.following.services.saving import LONGEST_NOTE, zone_of
from qa.posts.forms import ServiceForm


class SavedPostForm(ServiceForm):
    note = forms.CharField(
        label=_("Note to yourself"),
        required=False,
        strip=False,
        help_text=_("Nobody else ever sees it."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "maxlength": LONGEST_NOTE}),
    )
    list = forms.ModelChoiceField(label=_("List"), queryset=None, required=False, empty_label=_("In no list"))
    remind_on = forms.DateField(
        label=_("Remind me on"),
        required=False,
        help_text=_("We tell you at eight in the morning of that day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Please write the day as year-month-day, for example 2030-01-31.")},
    )

    def __init__(self, *args, saved, **kwargs):
        day = saved.remind_at.astimezone(zone_of(saved.member)).date() if saved.reminder_waits else None
        initial = {"note": saved.note, "list": saved.list_id, "remind_on": day}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["list"].queryset = SavedList.objects.filter(member=saved.member_id).order_by("name")


class SavedListForm(ServiceForm):
    name = forms.CharField(
        label=_("Name of the list"),
        required=False,
        widget=forms.TextInput(attrs={"maxlength": 60, "autocomplete": "off", "dir": "auto"}),
    )
