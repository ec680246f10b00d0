"""The tiny address that open threads ask again and again: the same bytes for everybody."""

import json

from django.db import DatabaseError
from django.http import HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from qa.live.services import SECONDS, kept_answer


def thread(request, question_id: int):
    """`/questions/<id>/live.json`: `qa.live.services.thread_state`; 304 while nothing has changed.

    It reads neither cookie nor user (`qa.live.middleware` calls it before they exist). Hidden threads are 404.
    """
    if request.method not in ("GET", "HEAD"):
        return _refused(_("This address can only be read."), 405, {"Allow": "GET, HEAD"})
    try:
        found = kept_answer(question_id)
    except DatabaseError:
        busy = {"Retry-After": "30", "Cache-Control": "no-store"}
        return _refused(_("The forum is busy. Please ask again in a moment."), 503, busy)
    keep = {"Cache-Control": f"public, max-age={SECONDS}"}
    if found is None:
        return _refused(_("There is no such thread."), 404, keep)
    body, etag = found
    return get_conditional_response(request, etag=etag, response=_json(body, 200, {"ETag": etag, **keep}))


def _refused(why: str, status: int, headers: dict[str, str]) -> HttpResponse:
    return _json(json.dumps({"error": why}).encode(), status, headers)


def _json(body: bytes, status: int, headers: dict[str, str]) -> HttpResponse:
    """With its length, which no middleware adds out here."""
    headers = {"Content-Length": str(len(body)), **headers}
    return HttpResponse(body, status=status, content_type="application/json", headers=headers)
