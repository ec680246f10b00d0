"""About, help, formatting, privacy, terms: the owner's words, at first the shipped ones."""

from django.shortcuts import get_object_or_404, render

from qa.site.models import SitePage


def text(request, key: str):
    page = get_object_or_404(SitePage, key=key)
    nav = "help" if request.path.startswith("/help") else key
    return render(request, "qa/pages/text.html", {"page": page, "nav": nav})
