"""What machines ask for: robots.txt and the description of the search."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from qa.core.http import same_for_all


@same_for_all
def robots(request):
    """Everything public may be read by search engines; forms, histories and searches are no pages to find."""
    lines = ["User-agent: *"]
    lines += [
        f"Disallow: {path}"
        for path in ("/admin/", "/accounts/", "/search", "/posts/", "/moderation/", "/questions/ask")
    ]
    lines += ["", f"Sitemap: {request.build_absolute_uri(reverse('pages:sitemap'))}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@same_for_all
def opensearch(request):
    """How a browser adds this forum's search."""
    context = {"root": request.build_absolute_uri("/")[:-1]}
    return render(request, "qa/pages/opensearch.xml", context, content_type="application/opensearchdescription+xml")
