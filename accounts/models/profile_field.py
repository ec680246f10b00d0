"""What else members may say about themselves: fields that the owner has thought of, and what members wrote there."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qa.core.text import clean_line

LONGEST_VALUE = 200


class ProfileField(models.Model):
    """One line of every member's profile, such as pronouns. No member has to fill it in."""

    class Kind(models.TextChoices):
        TEXT = "text", _("a line of text")
        URL = "url", _("a link")
        CHOICE = "choice", _("one of a list")

    class Audience(models.TextChoices):
        EVERYONE = "everyone", _("everyone")
        MEMBERS = "members", _("members who are logged in")
        MODERATORS = "moderators", _("moderators")

    label = models.CharField(_("label"), max_length=60, unique=True)
    help = models.CharField(_("hint under the field"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.TEXT)
    choices = models.TextField(
        _("list"), blank=True, max_length=4000, help_text=_("For “one of a list”: one choice a line, at least two.")
    )
    audience = models.CharField(
        _("shown to"), max_length=10, choices=Audience.choices, default=Audience.EVERYONE,
        help_text=_("Members always see their own."),
    )  # fmt: skip
    position = models.IntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("profile field")
        verbose_name_plural = _("profile fields")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.label

    def clean(self):
        if self.kind == self.Kind.CHOICE and len(self.choice_list) < 2:
            raise ValidationError({"choices": _("Please give at least two choices, one a line.")})
        if any(len(choice) > LONGEST_VALUE for choice in self.choice_list):
            raise ValidationError({"choices": _("A choice may have at most %(n)d characters.") % {"n": LONGEST_VALUE}})

    @property
    def choice_list(self) -> list[str]:
        """The choices, each once, in the owner's order."""
        return list(dict.fromkeys(filter(None, map(clean_line, self.choices.splitlines()))))


class ProfileValue(models.Model):
    """What one member wrote into one field; an empty answer has no row."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile_values")
    field = models.ForeignKey(ProfileField, models.CASCADE, related_name="values", verbose_name=_("field"))
    value = models.CharField(_("what it says"), max_length=LONGEST_VALUE)

    class Meta:
        verbose_name = _("what a profile field says")
        verbose_name_plural = _("what the profile fields say")
        constraints = [
            models.UniqueConstraint(fields=["user", "field"], name="profile_value_once"),
            models.CheckConstraint(condition=~models.Q(value=""), name="profile_value_says_something"),
        ]

    def __str__(self) -> str:
        return self.value

    @property
    def is_link(self) -> bool:
        """Of a field for links; what was written before the owner made it one need not be a link."""
        return self.field.kind == ProfileField.Kind.URL and self.value.startswith(("https://", "http://"))
