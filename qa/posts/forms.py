"""Forms of what is posted.

Lengths and rights are judged by the services (one rule, one place); forms carry the fields.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from qa.core.text import clean_line, clean_text
from qa.core.verdict import Invalid, Refusal
from qa.posts import limits
from qa.tags.models import Category
from qa.tags.services.naming import typed_names

YOUR_TEXT = _("Your text")


class ServiceForm(forms.Form):
    """A form whose service may refuse: the sentence lands beside its field, the status on the response."""

    status = 422

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name in self.fields:  # length and presence are the services' sentences, shown after sending
            self.fields[name].widget.attrs.setdefault("id", f"id_{name}")

    def refuse(self, refused: Refusal) -> None:
        """Show `refused` on this form."""
        field = getattr(refused, "field", "")
        self.add_error(field if field in self.fields else None, str(refused))
        self.status = refused.status
        self.retry_after = getattr(refused, "retry_after", None)


class CategoryField(forms.ModelChoiceField):
    """Categories in the order of their tree, indented; the value is the slug (an id is understood too)."""

    def __init__(self, **kwargs):
        super().__init__(
            Category.objects.all(), to_field_name="slug", empty_label=_("Choose…"), label=_("Category"), **kwargs
        )

    def offer(self) -> None:
        """Fill the choices: one query."""
        rows = Category.objects.in_tree_order()
        self.choices = [("", self.empty_label), *((row.slug, "\u2003" * row.depth + row.name) for row in rows)]

    def to_python(self, value):
        if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
            found = Category.objects.filter(pk=int(value)).first()
            if found:
                return found
        return super().to_python(value)


def body_field(label=YOUR_TEXT, **kwargs) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}), strip=False, **kwargs)


class QuestionForm(ServiceForm):
    title = forms.CharField(
        label=_("Title"),
        help_text=_("Your question in one sentence, as you would say it to a friend."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        error_messages={"required": _("Please give your question a title.")},
    )
    body = body_field(_("Details"), error_messages={"required": _("Please write a few sentences about your question.")})
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        help_text=_("Up to five words that say what it is about, separated by spaces."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    category = CategoryField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].offer()

    def clean_tags(self) -> list[str]:
        return typed_names(self.cleaned_data["tags"])


class AskForm(QuestionForm):
    """A new question.

    All that is wrong is said at once, by the same rules that the service asks one after the other.
    """

    def clean(self):
        data = super().clean()
        checks = {"title": limits.check_title, "body": limits.check_body, "tags": limits.check_tags}
        cleaned = {"title": clean_line, "body": clean_text, "tags": list}
        for name, check in checks.items():
            if name in data:
                try:
                    check(cleaned[name](data[name]))
                except Invalid as refused:
                    self.add_error(name, str(refused))
        return data


class GuestFields(forms.Form):
    """What only guests are asked: a name, an address for notifications, and two fields that keep machines out."""

    guest_name = forms.CharField(label=_("Your name to display (optional)"), required=False, max_length=40)
    guest_email = forms.EmailField(
        label=_("Email me when my answer is selected or commented on"),
        required=False,
        max_length=254,  # of GuestAuthor.email
        help_text=_("Privacy: Your email address will only be used for sending these notifications."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def renew_stamp(self, stamp: str) -> None:
        """Show the form with this signed time, whatever was sent."""
        self.initial["stamp"] = stamp
        if self.is_bound:
            self.data = self.data.copy()
            self.data["stamp"] = stamp

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Please leave this field empty; it is there to catch programs."))
        return ""


class AnswerForm(ServiceForm):
    body = body_field(_("Your answer"), error_messages={"required": _("Please write your answer first.")})


class GuestAnswerForm(GuestFields, AnswerForm):
    field_order = ["body", "guest_name", "guest_email", "website", "stamp"]


class GuestQuestionForm(GuestFields, AskForm):
    field_order = ["title", "body", "tags", "category", "guest_name", "guest_email", "website", "stamp"]


def answer_form_for(user, data=None, draft=None):
    """The form for a member (with their draft) or for a guest."""
    if user.is_authenticated:
        return AnswerForm(data, initial={"body": draft.body} if draft else None)
    return GuestAnswerForm(data)


class EditForm(ServiceForm):
    """For an answer: text and summary."""

    body = body_field(_("Text"), error_messages={"required": _("The text cannot be empty.")})
    summary = forms.CharField(label=_("What did you change? (optional)"), required=False, max_length=300)
    base = forms.CharField(required=False, widget=forms.HiddenInput)


class QuestionEditForm(QuestionForm, EditForm):
    """For a question: also title, tags and category."""

    field_order = ["title", "body", "tags", "category", "summary", "base"]


class CommentForm(ServiceForm):
    body = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Please write your comment first.")},
    )
