"""The forms of accounts: allauth's with our words, and the profile."""

from allauth.account import app_settings
from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from allauth.account.internal.userkit import filter_users_by_email
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.owners_fields import OwnersFieldsMixin
from accounts.validators import clean_display_name
from qa.markup import render

_PASSWORD_HELP = _("At least 10 characters. A short sentence is easy to remember and hard to guess.")


class PlainMixin:
    """Labels stand above the fields here, so placeholders would only repeat them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        if "email" in self.fields:
            self.fields["email"].label = _("E-mail address")
        if "password1" in self.fields:
            self.fields["password1"].help_text = _PASSWORD_HELP


class LoginForm(PlainMixin, allauth_forms.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail or username")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["remember"].label = _("Stay logged in on this device")


class SignupForm(PlainMixin, allauth_forms.SignupForm):
    """Asks for as little as it can; the display name may come later."""

    display_name = forms.CharField(
        label=_("Name to display"),
        max_length=40,
        required=False,
        help_text=_("What others see beside your posts; otherwise your username. You can change it at any time."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order = ["email", "username", "display_name", "password1"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("Never shown to anybody. For logging in and for what you ask us to send.")
        self.fields["username"].help_text = _("For logging in and for mentions (@name). Letters, digits and . - _")
        trap = self.fields[app_settings.SIGNUP_FORM_HONEYPOT_FIELD]
        trap.label = _("Please leave this field empty")
        trap.is_trap = True  # templates/allauth/elements/fields.html takes it out of sight
        trap.widget.attrs = {"tabindex": "-1", "autocomplete": "off"}

    def clean_display_name(self):
        return clean_display_name(self.cleaned_data["display_name"])


class AddEmailForm(PlainMixin, allauth_forms.AddEmailForm):
    """An address belongs to one member (`User.email` is unique), so a second use is refused at once."""

    def clean_email(self):
        value = super().clean_email()
        if any(user.pk != self.user.pk for user in filter_users_by_email(value)):
            raise get_adapter().validation_error("email_taken")
        return value


class ChangePasswordForm(PlainMixin, allauth_forms.ChangePasswordForm):
    pass


class SetPasswordForm(PlainMixin, allauth_forms.SetPasswordForm):
    pass


class ResetPasswordForm(PlainMixin, allauth_forms.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(PlainMixin, allauth_forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(PlainMixin, allauth_forms.ReauthenticateForm):
    pass


class ProfileForm(OwnersFieldsMixin, forms.ModelForm):
    """What a member says about themselves, the owner's own fields included; the text is rendered once, at saving."""

    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https", max_length=200)

    class Meta:
        model = User
        fields = ["display_name", "about", "location", "website"]
        labels = {"display_name": _("Name to display"), "about": _("About me"), "location": _("Location")}
        help_texts = {
            "display_name": _("What others see beside your posts. It need not be your real name."),
            "about": _("Formatting as in posts. Everybody can read it."),
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 8})}

    def clean_display_name(self):
        return clean_display_name(self.cleaned_data["display_name"])

    def save(self, commit=True):
        self.instance.about_html = str(render(self.instance.about)) if self.instance.about.strip() else ""
        return super().save(commit)
