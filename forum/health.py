"""`/health`: 200 when the program can reach its database, 503 with a sentence when it cannot. Before all else, so that
it needs no host name, session or template."""

from django.db import DatabaseError, connection
from django.http import JsonResponse


class HealthMiddleware:
    """Answers `/health` itself."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path != "/health":
            return self.get_response(request)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except DatabaseError:
            return _answer({"status": "unavailable", "detail": "The database does not answer."}, 503)
        return _answer({"status": "ok"}, 200)


def _answer(body: dict, status: int) -> JsonResponse:
    return JsonResponse(body, status=status, headers={"Cache-Control": "no-store"})
