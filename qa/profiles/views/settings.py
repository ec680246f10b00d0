"""`/accounts/settings`: what a member says about themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.forms import ProfileForm
from accounts.models import User
from accounts.rules import may_edit_profile
from qa.core.http import render_form, see_other


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    if request.method == "POST":
        may_edit_profile(request.user, request.user).require()
    member = User.objects.get(pk=request.user.pk)  # a copy: a refused form must not rename the reader in the top bar
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=member)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return see_other(member.get_absolute_url())
    context = {"form": form, "refusal": may_edit_profile(request.user, request.user).reason}
    return render_form(request, "qa/profiles/settings.html", context, ok=not form.errors)
