"""Turns a refusal that no view has caught into its page."""

from qa.core.verdict import Refusal
from qa.pages.views.errors import refusal


class RefusalMiddleware:
    """Any `Refusal` raised below becomes a page (or, for htmx, a fragment) with its status and its reason."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return refusal(request, exception) if isinstance(exception, Refusal) else None
