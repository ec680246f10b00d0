"""What points allow, and how far the reader is."""

from django.http import Http404
from django.shortcuts import render

from accounts.context import shows_points
from qa.core.privileges import BY_NAME, next_privilege, offered
from qa.pages.privilege_texts import TEXTS
from qa.site.current import site_settings


def privileges(request):
    rows = sorted(
        (_row(request.user, privilege) for privilege in offered(site_settings())), key=lambda row: row["threshold"]
    )
    context = {"rows": rows, "next": _next(request.user), "nav": "help"}
    return render(request, "qa/pages/privileges.html", context)


def privilege(request, name: str):
    found = BY_NAME.get(name)
    if found not in offered(site_settings()):
        raise Http404("There is no such privilege.")
    row = _row(request.user, found)
    context = {"row": row, "paragraphs": TEXTS[name], "next": _next(request.user), "nav": "help"}
    return render(request, "qa/pages/privilege.html", row | context)


def _next(user):
    return next_privilege(user) if user.is_authenticated and shows_points(user) else None


def _row(user, privilege) -> dict:
    """`shown` is how far the reader's points reach on the way to `threshold`."""
    threshold = privilege.threshold(site_settings())
    points = user.reputation if user.is_authenticated else 0
    return {
        "privilege": privilege,
        "threshold": threshold,
        "reached": user.is_authenticated and (user.is_staff or points >= threshold),
        "missing": max(0, threshold - points),
        "shown": min(points, threshold),
    }
