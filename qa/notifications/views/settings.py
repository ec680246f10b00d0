"""`/inbox/settings`: which kinds go out, on which channel, and when."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qa.core.http import render_form, see_other
from qa.notifications.forms import PreferenceForm
from qa.notifications.models import Preference
from qa.notifications.services.choosing import PRESETS, choose


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    member = request.user
    preference = Preference.objects.filter(member=member).first() or Preference(member=member)
    preference.member = member  # known already: no query for it
    if preset := PRESETS.get(request.POST.get("preset", "")):
        preset(member)
        return _saved(request)
    form = PreferenceForm(request.POST if request.method == "POST" else None, instance=preference)
    if request.method == "POST" and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in form.Meta.fields}
        choose(member, form.rhythms, **fields)
        return _saved(request)
    context = {"form": form, "preference": preference, "has_address": member.has_confirmed_address}
    return render_form(request, "qa/notifications/settings.html", context, ok=not form.errors)


def _saved(request):
    messages.success(request, _("Saved. From now on you are told as you wish."))
    return see_other(reverse("notifications:settings"))
