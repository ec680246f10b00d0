"""Forms of the admin: a badge of the owner's own, and giving one by hand."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _

from qa.badges.models import Award, Badge
from qa.badges.own import OwnRule
from qa.moderation.bases.saving import RefusableForm


class OwnBadgeForm(forms.ModelForm):
    """A badge of the owner's own: name, class, rule. Its address follows from the name."""

    class Meta:
        model = Badge
        fields = ["name", "rank", "rule", "own_number", "summary", "many", "enabled"]

    def clean_rule(self):
        if not self.cleaned_data["rule"]:
            raise forms.ValidationError(_("Choose what it is given for."))
        return self.cleaned_data["rule"]

    def clean_name(self):
        name = self.cleaned_data["name"].strip()
        slug = slugify(name)[:60]
        if not slug:
            raise forms.ValidationError(_("A name needs a letter or a number that fits into an address."))
        if Badge.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is a badge of that name already."))
        self.instance.own = True
        self.instance.slug = self.instance.slug or slug
        return name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("many") and cleaned.get("rule") not in (OwnRule.HAND, OwnRule.SCORE):
            self.add_error("many", _("Only badges for a post, or given by hand, can be earned more than once."))
        return cleaned


class DecidedForm(forms.ModelForm):
    """What the owner decides about a badge of the catalogue."""

    class Meta:
        model = Badge
        fields = ["enabled", "numbers"]


class GiveForm(RefusableForm, forms.ModelForm):
    """Which badge to whom, and why: the note stands beside the name on the badge's page."""

    class Meta:
        model = Award
        fields = ["member", "badge", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "badge" in self.fields:
            self.fields["badge"].queryset = Badge.objects.offered().filter(own=True, rule=OwnRule.HAND)
            self.fields["badge"].help_text = _("Badges that the owner has made to be given by hand.")
            self.fields["note"].help_text = _("What for. Everybody reads it on the badge's page.")
