"""`/users`: who is here, by points or by when they came, or by name. Quiet profiles are left out."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.context import shows_points
from accounts.models import User
from qa.core.paging import page_size, paginate, with_query
from qa.core.text import clean_line

LONGEST_NAME = 60


@require_safe
def users(request):
    orders = {"points": _("Most points"), "newest": _("Newest")}
    if not shows_points(request.user):
        del orders["points"]
    first = next(iter(orders))
    sort = request.GET.get("sort")
    sort = sort if sort in orders else first
    query = clean_line(request.GET.get("q", ""))[:LONGEST_NAME]
    members = User.objects.in_lists()
    members = members.by_newest() if sort == "newest" else members.by_points()
    if query:
        members = members.named_like(query)
    shown = members.only(
        "display_name", "username", "reputation", "location", "date_joined", "flair", "is_staff", "is_superuser"
    )
    tabs = [
        {"label": label, "url": with_query(request, sort=key if key != first else None), "current": key == sort}
        for key, label in orders.items()
    ]
    page = paginate(request, shown, page_size(request))
    context = {"page": page, "tabs": tabs, "member_query": query, "sort": sort, "first": first, "nav": "users"}
    return render(request, "qa/profiles/users.html", context)
