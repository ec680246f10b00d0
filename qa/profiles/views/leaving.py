"""`/accounts/leave`: says what goes and what stays, asks once more, and lets go."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.rules import may_leave
from qa.core.http import render_form
from qa.core.ratelimits import Limit, spend
from qa.profiles.forms import LeaveForm
from qa.profiles.services import leaving

ATTEMPTS = Limit("leave", 10, 900)


@sensitive_post_parameters("password")
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request):
    member = request.user
    if request.method == "POST":
        with transaction.atomic():
            spend(ATTEMPTS, str(member.pk))
    form = LeaveForm(request.POST if request.method == "POST" else None, member=member)
    if request.method == "POST" and form.is_valid():
        leaving.leave(member=member, keep_name=form.cleaned_data["name"] == "keep")
        logout(request)
        return render(request, "qa/profiles/left.html")
    return render_form(
        request, "qa/profiles/leave.html", {"form": form, "refusal": may_leave(member).reason}, ok=not form.errors
    )
