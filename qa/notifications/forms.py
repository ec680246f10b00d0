"""The form of a member's choices: a table of kinds and channels, and what holds for all of them."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from qa.notifications.kinds import ALL, Kind, Rhythm, kinds_for
from qa.notifications.models import Preference
from qa.notifications.services.channels import offered
from qa.notifications.services.choosing import CHANNELS


@dataclass(frozen=True, slots=True)
class KindRow:
    """A row of the table: a kind, and the bound field of each channel."""

    kind: Kind
    fields: list[forms.BoundField]


class PreferenceForm(forms.ModelForm):
    """`rhythms` is the table as {kind: {channel: rhythm}}, once the form is valid."""

    class Meta:
        model = Preference
        fields = ["quiet_from", "quiet_until", "discreet", "weekly_digest"]
        labels = {
            "quiet_from": _lazy("From"),
            "quiet_until": _lazy("Until"),
            "discreet": _lazy("Discreet"),
            "weekly_digest": _lazy("A letter once a week"),
        }
        help_texts = {
            "discreet": _lazy(
                "Neutral sender and subject, and nothing of what was written: for a device that others see. Only mails "
                "about the account itself, such as a new password, still name the forum."
            ),
            "weekly_digest": _lazy("The best of the week in the tags that you follow or write in, by e-mail."),
        }
        widgets = {
            "quiet_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "quiet_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        heads = {"mail": _("By e-mail"), "push": _("In the browser")}
        self.channels = offered()
        self.heads = [heads[channel] for channel in self.channels]
        self.kinds = kinds_for(self.instance.member)
        for kind in self.kinds:
            for channel in self.channels:
                self.fields[f"{channel}-{kind.name}"] = forms.ChoiceField(
                    choices=Rhythm.choices,
                    initial=self.instance.rhythm(kind.name, channel),
                    label=f"{kind.label}, {heads[channel]}",
                )

    def table(self) -> list[KindRow]:
        return [KindRow(kind, [self[f"{channel}-{kind.name}"] for channel in self.channels]) for kind in self.kinds]

    def others(self) -> list[forms.BoundField]:
        return [self["discreet"], self["weekly_digest"]]

    @property
    def rhythms(self) -> dict[str, dict[str, str]]:
        """What was not asked, for a channel that the site does not have now, stays as it was."""
        said, before = self.cleaned_data, self.instance.rhythm
        return {kind.name: {c: said.get(f"{c}-{kind.name}") or before(kind.name, c) for c in CHANNELS} for kind in ALL}

    def clean(self):
        said = super().clean()
        if bool(said.get("quiet_from")) != bool(said.get("quiet_until")) and not self.errors:
            empty = "quiet_until" if said.get("quiet_from") else "quiet_from"
            self.add_error(empty, _("Please give both times, or none."))
        return said
