"""The form that asks once more before an account is deleted."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


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
