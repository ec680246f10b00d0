"""What every request does for its member."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Case, F, Q, When
from django.utils import timezone, translation

from accounts.languages import languages, zone
from accounts.models import User
from accounts.signals import member_visited

DAY = timedelta(days=1)


class LastSeenMiddleware:
    """Writes `User.last_seen`, a UTC date, and the days in a row once a day per member.

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
        goes_on = Case(When(last_seen=today - DAY, then=F("days_in_a_row") + 1), default=1)
        if User.objects.filter(earlier, pk=user.pk).update(last_seen=today, days_in_a_row=goes_on):
            user.refresh_from_db(fields=["last_seen", "days_in_a_row"])
            member_visited.send(sender=User, user=user)


class OwnLanguageMiddleware:
    """Pages for a member are in the language and the time zone that they have chosen.

    Who comes without a session gets the site's own, the same for everybody. Views marked with
    `qa.core.http.same_for_all` (pictures, styles, what machines read) are left alone, so that they look at no session.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        try:
            return self.get_response(request)
        finally:
            if getattr(request, "has_own_ways", False):
                translation.deactivate()
                timezone.deactivate()

    def process_view(self, request, view, args, kwargs):
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or getattr(view, "same_for_all", False):
            return
        user = request.user
        if not user.is_authenticated or not (user.language or user.time_zone):
            return
        request.has_own_ways = True
        if user.language in dict(languages()):
            translation.activate(user.language)
        if here := zone(user.time_zone):
            timezone.activate(here)


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
