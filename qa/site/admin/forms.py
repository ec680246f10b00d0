"""The form of the site's settings: numbers that contradict each other are refused before they break a page."""

from django import forms
from django.utils.translation import gettext as _

from qa.core.privileges import BY_NAME
from qa.core.text import clean_line
from qa.site.models import SiteSettings


class SiteSettingsForm(forms.ModelForm):
    """For the fields that it is given: moderators get the words only."""

    def clean(self):
        cleaned = super().clean()
        for what in ("title", "body", "comment", "tags"):
            low, high = cleaned.get(f"{what}_min"), cleaned.get(f"{what}_max")
            if low is not None and high is not None and low > high:
                self.add_error(f"{what}_min", _("The smallest cannot be larger than the largest."))
        return cleaned

    def clean_name(self):
        """On one line and without control signs: it stands in the subjects of mails and in feeds."""
        return clean_line(self.cleaned_data["name"]) or SiteSettings._meta.get_field("name").default

    def clean_tagline(self):
        return clean_line(self.cleaned_data["tagline"])

    def clean_custom_thresholds(self):
        """Names of privileges that exist; a misspelt one would change nothing and nobody would know."""
        numbers = self.cleaned_data["custom_thresholds"]
        unknown = sorted(set(numbers) - set(BY_NAME)) if isinstance(numbers, dict) else []
        if unknown:
            raise forms.ValidationError(_("There is no privilege called %(names)s.") % {"names": ", ".join(unknown)})
        return numbers
