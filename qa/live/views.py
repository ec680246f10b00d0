"""The tiny address that open threads ask again and again: the same bytes for everybody."""

from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response

from qa.live.services import SECONDS, kept_answer


def thread(request, question_id: int):
    """`/questions/<id>/live.json`: `qa.live.services.thread_state`; 304 while nothing has changed.

    It reads neither cookie nor user (`qa.live.middleware` calls it before they exist). Hidden threads are 404.
    """
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    try:
        found = kept_answer(question_id)
    except DatabaseError:
        return _json(b"{}", 503, {"Retry-After": "30", "Cache-Control": "no-store"})
    keep = {"Cache-Control": f"public, max-age={SECONDS}"}
    if found is None:
        return _json(b"{}", 404, keep)
    body, etag = found
    return get_conditional_response(request, etag=etag, response=_json(body, 200, {"ETag": etag, **keep}))


def _json(body: bytes, status: int, headers: dict[str, str]) -> HttpResponse:
    """With its length, which no middleware adds out here."""
    headers = {"Content-Length": str(len(body)), **headers}
    return HttpResponse(body, status=status, content_type="application/json", headers=headers)
