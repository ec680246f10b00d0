"""Turns a refusal that no view has caught, and a method that an address does not know, into pages."""

from qa.core.verdict import Refusal
from qa.pages.views.errors import refusal, wrong_method


class RefusalMiddleware:
    """Any `Refusal` raised below becomes a page (or, for htmx, a fragment) with its status and its reason."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 405 and not response.streaming and not response.content:
            page = wrong_method(request)
            page["Allow"] = response.get("Allow", "")
            return page
        return response

    def process_exception(self, request, exception):
        return refusal(request, exception) if isinstance(exception, Refusal) else None
