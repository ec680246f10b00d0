"""What a moderator says with an act. The thread page and the admin use the same forms."""

import re
from datetime import UTC, datetime, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qa.posts.models import CloseReason, Question
from qa.tags.models import Category, Tag, TagSynonym

_NUMBER_IN_ADDRESS = re.compile(r"(?:/questions/|/q/|^#?)([0-9]{1,18})(?![0-9])")


class CloseReasonField(forms.ModelChoiceField):
    """One of the reasons that are offered, by its key or its number."""

    def __init__(self, **kwargs):
        super().__init__(CloseReason.objects.filter(is_active=True), to_field_name="slug", **kwargs)

    def to_python(self, value):
        if str(value or "").isdecimal() and len(str(value)) < 19:
            value = CloseReason.objects.filter(pk=value).values_list("slug", flat=True).first() or value
        return super().to_python(value)


class QuestionField(forms.CharField):
    """A question by its number or its address."""

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        found = _NUMBER_IN_ADDRESS.search(text)
        question = Question.objects.filter(pk=found[1]).first() if found else None
        if question is None:
            raise ValidationError(_("There is no question with this number or address."))
        return question


class EndOfDayField(forms.DateField):
    """A date, meant to its end (UTC), as a datetime."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def clean(self, value):
        day = super().clean(value)
        return day and datetime.combine(day, time(23, 59, 59), tzinfo=UTC)


class TagField(forms.CharField):
    """A tag by its name; synonyms are followed."""

    def clean(self, value):
        name = super().clean(value).strip().lower()
        synonym = TagSynonym.objects.filter(name=name).select_related("target").first()
        tag = synonym.target if synonym else Tag.objects.filter(name=name).first()
        if tag is None:
            raise ValidationError(_("There is no tag with this name."))
        return tag


class ReasonForm(forms.Form):
    """An act that may be explained."""

    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=_("The author can read it."))


class CloseForm(forms.Form):
    reason = CloseReasonField(label=_("Reason"), empty_label=_("Choose a reason"))
    note = forms.CharField(label=_("A sentence for the author"), required=False, max_length=500)
    duplicate_of = QuestionField(
        label=_("The question that answers it"), required=False, max_length=400, help_text=_("Its number or address.")
    )


class LockForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Everybody will read it."))
    until = EndOfDayField(label=_("Until the end of"), required=False, help_text=_("Empty: until somebody unlocks it."))


class MergeForm(forms.Form):
    target = TagField(
        label=_("Merge into the tag"),
        max_length=35,
        help_text=_("The other name goes on working and leads to this tag."),
    )


class EmptyCategoryForm(forms.Form):
    into = forms.ModelChoiceField(Category.objects.all(), label=_("Move everything into"))
