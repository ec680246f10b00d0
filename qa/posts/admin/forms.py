"""Forms of the change pages of posts and comments; what they say goes to the services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qa.moderation.bases.saving import RefusableForm
from qa.posts.models import Comment, Post
from qa.posts.services.editing import EditConflict, base_of, tag_names_of
from qa.tags.models import Category

_BODY = forms.Textarea(attrs={"rows": 18, "class": "vLargeTextField", "dir": "auto"})


class AnswerForm(RefusableForm, forms.ModelForm):
    """`base` names the text that the form was opened with, so that nobody's edit is overwritten silently."""

    body = forms.CharField(label=_("Text (Markdown)"), widget=_BODY, strip=False)
    summary = forms.CharField(
        label=_("What you changed"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Post
        fields = ["body"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "base" in self.fields:
            self.initial["base"] = base_of(self.instance)
        if isinstance(self.refused, EditConflict):  # from now on against the text that is shown beside the form
            self.data = self.data.copy()
            self.data["base"] = base_of(self.refused.post)


class QuestionForm(AnswerForm):
    title = forms.CharField(label=_("Title"), max_length=250, widget=forms.TextInput(attrs={"class": "vTextField"}))
    tag_names = forms.CharField(
        label=_("Tags"), required=False, max_length=400, help_text=_("Names, with spaces or commas between them.")
    )
    category = forms.ModelChoiceField(Category.objects.all(), label=_("Category"), required=False)

    class Meta:
        model = Post
        fields = ["title", "body", "category"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "tag_names" in self.fields:
            self.initial["tag_names"] = " ".join(tag_names_of(self.instance))
        if self.instance.category_id and "category" in self.fields:
            self.fields["category"].required = True


class CommentForm(RefusableForm, forms.ModelForm):
    body = forms.CharField(
        label=_("Comment"),
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField", "dir": "auto"}),
        strip=False,
    )

    class Meta:
        model = Comment
        fields = ["body"]
