"""The links in a member's mails, which work without a login (see `views.guests` for GET and POST); mail again."""

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from qa.notifications.kinds import Rhythm
from qa.notifications.letters.foot import label_of
from qa.notifications.links import read_stop_token
from qa.notifications.services.bounces import works_again
from qa.notifications.services.members import EVERY, has_stopped, resume_mail, stop_mail

_AGAIN = "qa.notifications.again"


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token: str):
    """`/mail/stop/<token>`: no mail of some kinds, or none at all; with the field `again`, as it was before."""
    user_id, kinds = read_stop_token(token)
    again = "1"
    if "again" in request.POST:
        resume_mail(user_id, kinds, _before(user_id, request.POST["again"]))
    elif request.method == "POST":
        before = stop_mail(user_id, kinds)
        if any(rhythm != Rhythm.NEVER for rhythm in before.values()):  # a second click must not forget the first
            again = signing.dumps([user_id, before], salt=_AGAIN)
    context = {
        "stopped": has_stopped(user_id, kinds),
        "labels": [label_of(kind) for kind in kinds if kind in EVERY],
        "again": again,
        "noindex": True,
    }
    return render(request, "qa/notifications/member_stop.html", context)


@login_required
@require_POST
def resume(request):
    """`/mail/resume`: my address works again."""
    works_again(request.user.pk)
    response = HttpResponseRedirect(reverse("notifications:settings"))
    response.status_code = 303
    return response


def _before(user_id: int, again: str) -> dict | None:
    """What was chosen before the button was pressed; None when the page did not know."""
    try:
        whose, before = signing.loads(again, salt=_AGAIN)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return before if whose == user_id else None
