"""Being told in a browser: the script that receives, and switching a browser on and off."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from qa.core.http import see_other
from qa.core.verdict import Refusal
from qa.notifications.browsers import label_of
from qa.notifications.services.subscriptions import subscribe as subscribe_browser
from qa.notifications.services.subscriptions import unsubscribe as unsubscribe_browser

WORKER = settings.ROOT / "static" / "js" / "push-worker.js"


@require_safe
def worker(request):
    """`/push-worker.js`, at the root because a service worker acts for what lies below its own address.

    Asked for anew each time, so that a mended one reaches every browser.
    """
    return HttpResponse(
        WORKER.read_bytes(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )


@login_required
@require_POST
def subscribe(request):
    """204 once this browser is told; JSON `{error}` with the status of the refusal."""
    fields = {name: request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth")}
    try:
        subscribe_browser(
            member=request.user,
            browser=label_of(request.headers.get("User-Agent", "")),
            session=request.session.session_key or "",
            **fields,
        )
    except Refusal as refused:
        return JsonResponse({"error": str(refused)}, status=refused.status)
    return HttpResponse(status=204)


@login_required
@require_POST
def unsubscribe(request):
    """303 to the settings: the browser named by `browser` (the hash of its address) is told nothing any more."""
    unsubscribe_browser(member=request.user, endpoint_hash=request.POST.get("browser", ""))
    return see_other(reverse("notifications:settings") + "#push")
