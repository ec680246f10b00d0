"""`/accounts/export`: everything we hold about the member, as one JSON file."""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import JsonResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from qa.core.ratelimits import Limit, spend
from qa.profiles.services.exporting import everything_about

EXPORTS = Limit("export", 20, 3600)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def export(request):
    with transaction.atomic():
        spend(EXPORTS, str(request.user.pk))
    content = everything_about(request.user)
    response = JsonResponse(content, json_dumps_params={"indent": 2, "ensure_ascii": False})
    name = f"{request.user.username}-{datetime.now(UTC).date()}.json"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
