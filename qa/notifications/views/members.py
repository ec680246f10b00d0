"""The link in a member's mails, which works without a login (see `views.guests` for GET and POST)."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from qa.notifications.links import STOP, read_token
from qa.notifications.models import MailOptOut
from qa.notifications.services.members import resume_mail, stop_mail


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token: str):
    """`/mail/stop/<token>`: no mail about answers any more; with the field `again`, mail again."""
    user_id = read_token(STOP, token)
    if request.method == "POST":
        resume_mail(user_id) if "again" in request.POST else stop_mail(user_id)
    stopped = MailOptOut.objects.filter(user=user_id).exists()
    return render(request, "qa/notifications/member_stop.html", {"stopped": stopped, "noindex": True})
