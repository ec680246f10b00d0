"""One address for one page: public pages have no trailing slash, those of the admin and of allauth have one."""

from urllib.parse import quote

from django.http import HttpResponsePermanentRedirect
from django.urls import is_valid_path

EITHER_WAY = ("/admin", "/accounts/", "/anymail/", "/2.3/")  # folders where some addresses end with a slash
AS_THEY_ARE = ("/static/", "/media/")


class CanonicalAddressMiddleware:
    """Redirects `/questions/` to `/questions` and `/accounts/login` to `/accounts/login/` for good, query kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("GET", "HEAD"):
            path = _canonical(request.path_info)
            if path != request.path_info:
                query = request.META.get("QUERY_STRING", "")
                return HttpResponsePermanentRedirect(_quoted(path) + (f"?{query}" if query else ""))
        return self.get_response(request)


def _canonical(path: str) -> str:
    if path == "/" or path.startswith(AS_THEY_ARE):
        return path
    other = path.rstrip("/") if path.endswith("/") else f"{path}/"
    if path.startswith(EITHER_WAY):
        return other if not is_valid_path(path) and is_valid_path(other) else path
    return "/" + path.strip("/") if path.endswith("/") else path  # one slash in front: never `//elsewhere`


def _quoted(path: str) -> str:
    return quote(path, safe="/~:@!$&'()*,;=")
