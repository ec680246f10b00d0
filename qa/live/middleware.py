"""Answers the address of live threads before sessions, members and pages cost anything (decision 9)."""

import re

from qa.live.views import thread

_ADDRESS = re.compile(r"/questions/([0-9]{1,18})/live\.json")


class LiveMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        found = _ADDRESS.fullmatch(request.path_info)
        return thread(request, int(found[1])) if found else self.get_response(request)
