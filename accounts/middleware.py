"""What every request does for its member."""

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from accounts.models import User


class LastSeenMiddleware:
    """Writes `User.last_seen`, a UTC date, once a day per member.

    It looks only at a member that the page itself has loaded, so it adds no query but that one write, and the session
    of a visitor without one is never touched (pages for visitors stay free of cookies).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            self._note(getattr(request, "_cached_user", None))  # where django.contrib.auth keeps the loaded user
        return response

    @staticmethod
    def _note(user) -> None:
        today = timezone.now().date()
        if user is None or not user.is_authenticated or user.last_seen == today:
            return
        earlier = Q(last_seen__lt=today) | Q(last_seen=None)
        User.objects.filter(earlier, pk=user.pk).update(last_seen=today)


class AllauthPagesMiddleware:
    """allauth's pages in the manners of the house: a form with errors is 422, not 200, and `site` is our settings row,
    not the domain that allauth calls so."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        if not (request.resolver_match and request.resolver_match.view_name.startswith("account_")):
            return response
        context = response.context_data or {}
        context.pop("site", None)
        if request.method == "POST" and response.status_code == 200 and getattr(context.get("form"), "errors", None):
            response.status_code = 422
        return response
