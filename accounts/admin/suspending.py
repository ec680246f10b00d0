"""The page on which a moderator pauses members, or ends a pause early."""

from datetime import UTC, datetime, time, timedelta

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.rules import may_suspend
from accounts.services.suspending import reinstate, suspend
from qa.core.http import see_other
from qa.core.verdict import Refusal

MOST_AT_ONCE = 100


class SuspendForm(forms.Form):
    """`until` is the last day of the pause (UTC)."""

    until = forms.DateField(
        label=gettext_lazy("Paused until the end of"), widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("The member reads it; other members do not."),
        widget=AdminTextareaWidget(attrs={"rows": 3}),
    )

    def clean_until(self):
        if self.cleaned_data["until"] < timezone.now().date():
            raise forms.ValidationError(_("Choose a date in the future."))
        return datetime.combine(self.cleaned_data["until"], time(23, 59, 59), UTC)


def suspend_page(request, site):
    """GET: the form. POST: pause (or, with `reinstate`, end the pauses of) the members named in `ids`."""
    members = _members(request)
    if request.method == "POST" and "reinstate" in request.POST:
        return _done(
            request, members, lambda member: reinstate(user=member, by=request.user), _("%s may take part again.")
        )
    sent = request.POST if request.method == "POST" else None
    form = SuspendForm(sent, initial={"until": timezone.now().date() + timedelta(days=7)})
    if request.method == "POST" and form.is_valid():
        act = form.cleaned_data
        return _done(
            request,
            members,
            lambda member: suspend(user=member, by=request.user, until=act["until"], reason=act["reason"]),
            _("%s is paused."),
        )
    context = {
        **site.each_context(request),
        "title": _("Pause members"),
        "opts": User._meta,
        "form": form,
        "members": members,
        "ids": ",".join(str(member.pk) for member in members),
        "paused": [member for member in members if member.suspension_in_force],
    }
    return TemplateResponse(request, "admin/accounts/user/pause.html", context, status=422 if form.errors else 200)


def _members(request) -> list[User]:
    asked = request.POST.get("ids", request.GET.get("ids", "")).split(",")[:MOST_AT_ONCE]
    numbers = [int(part) for part in asked if part.isascii() and part.isdigit() and len(part) < 19]
    members = list(User.objects.filter(pk__in=numbers, is_system=False).select_related("suspension").order_by("pk"))
    if not members:
        raise Http404(_("No such member."))
    return members


def _done(request, members, act, words: str):
    """Do `act` for each; who cannot be paused is named with the reason, the others are done all the same."""
    for member in members:
        try:
            may_suspend(request.user, member).require()
            act(member)
        except Refusal as refusal:
            messages.error(request, f"{member}: {refusal}")
        else:
            messages.success(request, words % member)
    if len(members) == 1:
        return see_other(reverse("admin:accounts_user_change", args=[members[0].pk]))
    return see_other(reverse("admin:accounts_user_changelist"))
