"""Kinds of flair (the owner's), and the page on which a moderator gives a member one, or ends it."""

from django import forms
from django.contrib import admin, messages
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.asked import member_asked_for
from accounts.models import FlairKind, User
from accounts.rules import may_give_flair
from accounts.services.flair import end_flair, give_flair, spread_word
from qa.core.http import see_other
from qa.core.verdict import Invalid, Refusal
from qa.moderation.bases.lists import LoggedChanges


@admin.register(FlairKind)
class FlairKindAdmin(LoggedChanges):
    """What the forum vouches for is the owner's to say."""

    list_display = ["name", "word", "description"]
    fields = ["name", "word", "description"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and "word" in form.changed_data:
            spread_word(obj)


def history(member: User):
    """What a member was given, by whom and until when, a line each."""
    lines = [
        (_("%(role)s, given by %(who)s on %(day)s%(end)s. %(note)s") % {
            "role": flair.kind,
            "who": flair.given_by or _("somebody who has left"),
            "day": date_format(flair.created_at, "DATE_FORMAT"),
            "end": _(", ended on %s") % date_format(flair.ended_at, "DATE_FORMAT") if flair.ended_at else "",
            "note": flair.note,
        },)
        for flair in member.flairs.select_related("kind", "given_by")
    ]  # fmt: skip
    return format_html_join("", "<p>{}</p>", lines) or "–"


class FlairForm(forms.Form):
    """What is given, until when, and how it was checked."""

    kind = forms.ModelChoiceField(FlairKind.objects.all(), label=gettext_lazy("Role"), empty_label=None)
    expires_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Empty: until somebody ends it."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    note = forms.CharField(
        label=gettext_lazy("How it was checked"),
        max_length=300,
        help_text=gettext_lazy("For moderators only; it also stands in the log."),
    )


def flair_page(request, site):
    """GET `?id=`: the form. POST: give; with `end` in it, end what is in force."""
    member = member_asked_for(request)
    form = FlairForm(request.POST if request.method == "POST" and "end" not in request.POST else None)
    try:
        may_give_flair(request.user, member).require()
        if request.method == "POST" and "end" in request.POST:
            ended = end_flair(user=member, by=request.user, reason=request.POST.get("reason", ""))
            return _done(request, member, _("%s has no role any more.") if ended else _("%s had no role."))
        if request.method == "POST" and form.is_valid():
            give_flair(user=member, by=request.user, **form.cleaned_data)
            return _done(request, member, _("%s shows the new role."))
    except Invalid as invalid:
        form.add_error(invalid.field or None, str(invalid))
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return see_other(reverse("admin:accounts_user_change", args=[member.pk]))
    context = {**site.each_context(request), "title": _("Role of a member"), "opts": User._meta, "form": form}
    context |= {"member": member, "kinds": FlairKind.objects.exists(), "is_owner": request.user.is_superuser}
    return TemplateResponse(request, "admin/accounts/user/flair.html", context, status=422 if form.errors else 200)


def _done(request, member, words: str):
    messages.success(request, words % member)
    return see_other(reverse("admin:accounts_user_change", args=[member.pk]))
