"""The form of a member's preferences, and the one that asks once more before an account is deleted."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.languages import languages, time_zones
from accounts.models import User


class PreferencesForm(forms.ModelForm):
    """Language and time zone, and two wishes to be left in peace."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        required=False,
        help_text=gettext_lazy("The full times, and quiet hours if you choose some, follow it."),
    )

    class Meta:
        model = User
        fields = ["language", "time_zone", "is_quiet", "without_points"]
        labels = {
            "is_quiet": gettext_lazy("Keep my profile quiet"),
            "without_points": gettext_lazy("Show me no points and badges"),
        }
        help_texts = {
            "is_quiet": gettext_lazy(
                "You are in no list or search of members, and search engines are asked to leave your profile out. "
                "Who reads a post of yours can still open it."
            ),
            "without_points": gettext_lazy(
                "Points, badges, titles and leaderboards are out of your sight everywhere. You go on earning them, "
                "others see yours, and the votes on posts stay visible."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        choices = languages()
        if len(choices) > 1:
            self.fields["language"].choices = [("", _("the site's own")), *choices]
        else:
            del self.fields["language"]
        zones = [(region, [(name, _city(name)) for name in names]) for region, names in time_zones().items()]
        self.fields["time_zone"].choices = [("", "UTC"), *zones]

    def save(self, commit=True):
        """Only what this form is about; the rest of the row may have moved meanwhile."""
        self.instance.save(update_fields=list(self.fields))
        return self.instance


def _city(zone: str) -> str:
    """Europe/Berlin as Berlin: the region stands above it in the list."""
    return zone.partition("/")[2].replace("_", " ").replace("/", ": ")


class LeaveForm(forms.Form):
    """Confirmed by the password, or by typing the username where an account has none."""

    name = forms.ChoiceField(
        label=gettext_lazy("Your questions, answers and comments stay, because they help others. Under which name?"),
        choices=[
            ("keep", gettext_lazy("Under the name that stands there now")),
            ("anonymous", gettext_lazy("Anonymously")),
        ],
        initial="anonymous",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, member, **kwargs):
        super().__init__(*args, **kwargs)
        self.member = member
        if member.has_usable_password():
            self.fields["password"] = forms.CharField(
                label=_("Your password"),
                strip=False,
                max_length=1000,
                widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
            )
        else:
            self.fields["username"] = forms.CharField(
                label=_("Type your username, %s") % member.username, max_length=60
            )

    def clean_password(self):
        if not self.member.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("This is not your password."))
        return self.cleaned_data["password"]

    def clean_username(self):
        if self.cleaned_data["username"].strip().lower() != self.member.username.lower():
            raise forms.ValidationError(_("Please type your username exactly, so that nothing happens by mistake."))
        return self.cleaned_data["username"]
