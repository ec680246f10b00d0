"""What points allow, and how far the reader is."""

from django.http import Http404
from django.shortcuts import render

from qa.core.privileges import ALL, BY_NAME
from qa.site.current import site_settings


def privileges(request):
    rows = sorted((_row(request.user, privilege) for privilege in ALL), key=lambda row: row["threshold"])
    return render(request, "qa/pages/privileges.html", {"rows": rows, "nav": "help"})


def privilege(request, name: str):
    if name not in BY_NAME:
        raise Http404("There is no such privilege.")
    row = _row(request.user, BY_NAME[name])
    return render(request, "qa/pages/privilege.html", row | {"row": row, "nav": "help"})


def _row(user, privilege) -> dict:
    threshold = privilege.threshold(site_settings())
    points = user.reputation if user.is_authenticated else 0
    return {
        "privilege": privilege,
        "threshold": threshold,
        "reached": user.is_authenticated and (user.is_staff or points >= threshold),
        "missing": max(0, threshold - points),
    }
