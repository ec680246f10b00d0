"""The owner's profile fields as fields of the form in which a member edits their profile."""

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import ProfileField
from accounts.models.profile_field import LONGEST_VALUE
from accounts.services.profile_fields import save_values


class OwnersFieldsMixin:
    """Over a ModelForm of `User`: a field `own_<id>` for each `ProfileField`; `save` writes both together."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = dict(self.instance.profile_values.values_list("field_id", "value"))
        self.owners_fields = {f"own_{field.pk}": field for field in ProfileField.objects.all()}
        for name, field in self.owners_fields.items():
            self.fields[name] = _form_field(field, said.get(field.pk, ""))

    def save(self, commit=True):
        with transaction.atomic():
            member = super().save(commit)
            said = {field.pk: self.cleaned_data[name] for name, field in self.owners_fields.items()}
            save_values(member=member, values=said)
        return member


def _form_field(field: ProfileField, value: str) -> forms.Field:
    common = {"label": field.label, "help_text": _hint(field), "initial": value, "required": False}
    if field.kind == ProfileField.Kind.URL:
        return forms.URLField(**common, assume_scheme="https", max_length=LONGEST_VALUE)
    if field.kind == ProfileField.Kind.CHOICE:
        known = field.choice_list
        kept = [value] if value and value not in known else []  # chosen before the owner changed the list
        return forms.ChoiceField(**common, choices=[("", _("not said")), *((name, name) for name in known + kept)])
    return forms.CharField(**common, max_length=LONGEST_VALUE)


def _hint(field: ProfileField) -> str:
    """The owner's hint, and who will read it when that is not everybody."""
    audience = ProfileField.Audience
    who = {
        audience.MEMBERS: _("Shown to members who are logged in."),
        audience.MODERATORS: _("Shown to moderators only."),
    }.get(field.audience, "")
    return " ".join(filter(None, [field.help, who]))
