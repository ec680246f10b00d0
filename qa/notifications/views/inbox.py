"""`/inbox`: what has happened for this member."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from qa.core.http import back_or, see_other
from qa.core.paging import paginate
from qa.notifications.kinds import BY_NAME, kinds_for
from qa.notifications.models import Notification
from qa.notifications.services import reading
from qa.notifications.words import lines_of, rows_of

PER_PAGE = 30


@login_required
@never_cache
def inbox(request):
    """The newest first; `?kind=` shows one kind, an unknown one all."""
    kind = BY_NAME.get(request.GET.get("kind", ""))
    mine = Notification.objects.inbox_of(request.user).latest_first()
    if kind is not None:
        mine = mine.filter(kind=kind.name)
    page = paginate(request, mine, PER_PAGE, keyset="created_at")
    context = {"rows": rows_of(lines_of(page.items)), "paging": page, "kind": kind, "kinds": kinds_for(request.user)}
    context |= {"nav": "inbox", "noindex": True}
    return render(request, "qa/notifications/inbox.html", context)


@login_required
@never_cache
@require_GET
def follow(request, notification_id: int):
    """`/inbox/<id>`: on to the thing itself; from then on it counts as read."""
    notification = get_object_or_404(Notification, pk=notification_id, member=request.user)
    (line,) = lines_of([notification])
    reading.read_one(notification)
    return see_other(line.url)


@login_required
@require_POST
def read_all(request):
    """`/inbox/read`: everything, or everything of the `kind` sent along."""
    kind = request.POST.get("kind", "")
    reading.read_all(request.user, kind if kind in BY_NAME else "")
    return see_other(back_or(request, reverse("notifications:inbox")))
