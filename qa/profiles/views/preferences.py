"""`/accounts/preferences`: how the forum looks to a member, and how easily they are found. Paused members may, too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from qa.core.http import render_form, see_other
from qa.profiles.forms import PreferencesForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request):
    member = User.objects.get(pk=request.user.pk)  # a copy: a refused form changes nothing on this page
    form = PreferencesForm(request.POST if request.method == "POST" else None, instance=member)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your preferences are saved."))
        return see_other(request.path)
    return render_form(request, "qa/profiles/preferences.html", {"form": form}, ok=not form.errors)
