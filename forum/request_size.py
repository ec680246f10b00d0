"""Requests larger than anything that the forum takes are refused before a byte of them is kept.

Django writes uploads of any length to the disk, and reads them even for a form that it will refuse.
"""

from django.conf import settings

from qa.pages.views.errors import too_large


class RequestSizeMiddleware:
    """413 for a body longer than `LARGEST_REQUEST`; without a `Content-Length` none is read at all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isascii() and length.isdecimal() and (len(length) > 18 or int(length) > settings.LARGEST_REQUEST):
            return too_large(request)
        return self.get_response(request)
