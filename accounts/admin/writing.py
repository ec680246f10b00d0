"""The page on which a moderator writes to one member, with what was written to them before."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.admin.asked import member_asked_for
from accounts.models import User
from qa.core.http import see_other
from qa.core.verdict import Refusal
from qa.moderation.models import StaffMessage
from qa.moderation.services.messaging import LONGEST, may_write_to, write_to


class MessageForm(forms.Form):
    """What the member will read."""

    text = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=LONGEST,
        help_text=gettext_lazy(
            "It goes into the member's inbox, and by e-mail as they wish. Other moderators can read it, other members "
            "cannot."
        ),
        widget=AdminTextareaWidget(attrs={"rows": 8}),
    )


def write_page(request, site):
    """GET `?id=`: the form. POST: write."""
    member = member_asked_for(request)
    may_write_to(request.user, member).require()
    form = MessageForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            write_to(member=member, by=request.user, text=form.cleaned_data["text"])
        except Refusal as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("%s has your message.") % member)
            return see_other(reverse("admin:accounts_user_change", args=[member.pk]))
    before = StaffMessage.objects.filter(member=member).select_related("by").order_by("-pk")[:20]
    context = {**site.each_context(request), "title": _("Write to a member"), "opts": User._meta, "form": form}
    context |= {"member": member, "before": before}
    return TemplateResponse(request, "admin/accounts/user/write.html", context, status=422 if form.errors else 200)
