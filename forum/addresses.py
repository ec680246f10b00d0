"""One address for one page: public pages have no trailing slash; with one, a permanent redirect."""

from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect

WITH_SLASH = ("/admin/", "/accounts/", "/static/", "/media/", "/2.3/")


class CanonicalAddressMiddleware:
    """Redirects `/questions/` to `/questions`, query kept. `/admin/` and allauth's `/accounts/…/` keep their slashes."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if path != "/" and path.endswith("/") and not path.startswith(WITH_SLASH) and request.method in ("GET", "HEAD"):
            shorter = "/" + request.path.strip("/")  # never `//elsewhere`
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{_quoted(shorter)}?{query}" if query else _quoted(shorter))
        return self.get_response(request)


def _quoted(path: str) -> str:
    return quote(path, safe="/~:@!$&'()*,;=")
