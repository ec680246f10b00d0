"""`/users/<id>/avatar.svg`: drawn, never looked up, kept by every cache for a year."""

from django.http import HttpResponse
from django.views.decorators.http import etag, require_safe

from qa.core.http import same_for_all
from qa.profiles import avatars


@same_for_all
@require_safe
@etag(lambda request, user_id: avatars.etag_of(user_id))
def avatar(request, user_id: int) -> HttpResponse:
    response = HttpResponse(avatars.draw(user_id), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
