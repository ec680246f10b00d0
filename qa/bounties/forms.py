"""The form of a bounty; the service judges what is typed."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qa.bounties.amounts import Range
from qa.bounties.models import Reason
from qa.bounties.services.offering import LONGEST_NOTE
from qa.posts.forms import ServiceForm


class AddForm(ServiceForm):
    """How many points; `range` and `have` say what is possible."""

    amount = forms.IntegerField(
        label=gettext_lazy("Points"),
        min_value=0,
        max_value=10_000_000,
        error_messages={"required": gettext_lazy("Say how many points you give.")},
    )

    def __init__(self, *args, range: Range, have: int, **kwargs):
        super().__init__(*args, **kwargs)
        most = range.affordable(have)
        amount = self.fields["amount"]
        amount.widget.attrs |= {"min": range.least, "max": most, "step": range.step, "inputmode": "numeric"}
        amount.initial = range.least
        amount.help_text = _("Between %(least)d and %(most)d, in steps of %(step)d. You have %(have)d.") % {
            "least": range.least,
            "most": most,
            "step": range.step,
            "have": have,
        }


class OfferForm(AddForm):
    """A new bounty also says why."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What do you wish for?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what you wish for.")},
    )
    note = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Everybody reads it above the answers. At most 300 characters."),
    )
