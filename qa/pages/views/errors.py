"""Pages that say no: 400, 403, 404, 409, 429, 500. Each says why and what would help; what was typed is given back."""

from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _

from qa.core.http import is_fragment, kept_fields
from qa.core.verdict import Refusal


def refusal(request, refused: Refusal) -> HttpResponse:
    """The page (or, for htmx, the sentence alone) for an act that was refused."""
    response = _say(request, refused.status, _("This did not work"), str(refused))
    retry_after = getattr(refused, "retry_after", None)
    if retry_after:
        response["Retry-After"] = str(retry_after)
    return response


def csrf_failure(request, reason="") -> HttpResponse:
    """A form without our token: an old tab, or another site's doing. Only our own pages may send it again."""
    if not request.user.is_authenticated and not request.path.startswith("/accounts/"):
        return _say(request, 403, _("Please log in"), _("Please log in first."))
    message = _(
        "This page was open for a while and the form could not be checked. Nothing is lost: please send it again."
    )
    return _say(request, 403, _("Please send it again"), message)


def bad_request(request, exception=None) -> HttpResponse:
    return _say(
        request, 400, _("That request makes no sense to us"), _("Something in the address or the form is broken.")
    )


def forbidden(request, exception=None) -> HttpResponse:
    message = str(exception) if exception and str(exception) else _("This page is not open to you.")
    return _say(request, 403, _("Not open to you"), message)


def too_large(request) -> HttpResponse:
    """Nothing of the form is given back: reading it is what must not happen."""
    message = _("That is more than we can take at once. A picture can have at most 8 MB.")
    context = {"status": 413, "heading": _("Too large"), "message": message}
    return render(request, "refusal.html", context, status=413)


def wrong_method(request) -> HttpResponse:
    return _say(request, 405, _("That does not work here"), _("This address cannot be used in that way."))


def not_found(request, exception=None) -> HttpResponse:
    message = _("There is nothing at this address. It may have been moved or deleted.")
    return _say(request, 404, _("Nothing here"), message)


def server_error(request) -> HttpResponse:
    """As little as possible may go wrong here: no settings row, no user."""
    return render(None, "500.html", {}, status=500)


def _say(request, status: int, heading: str, message: str) -> HttpResponse:
    context = {"status": status, "heading": heading, "message": message}
    if not _is_logged_in(request):
        here = request.get_full_path() if request.method in ("GET", "HEAD") else "/"
        context["login_url"] = f"{reverse('account_login')}?{urlencode({'next': here})}"
    if request.method == "POST" and _from_here(request):
        context["kept"] = kept_fields(request)
        context["action"] = request.get_full_path()
        context["back_url"] = _page_before(request)
    if is_fragment(request):
        return render(request, "_refusal.html", context, status=status)
    return render(request, "refusal.html", context, status=status)


def _is_logged_in(request) -> bool:
    """Some requests are refused before anybody looks who sent them, such as one for a host that is not ours."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def _page_before(request) -> str:
    """The page of ours whose form was sent, or an empty text where the browser does not say."""
    url = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if ours and urlsplit(url).path != request.path else ""


def _from_here(request) -> bool:
    """Was the form on one of our own pages? Then it may be offered again with a fresh token."""
    origin = request.headers.get("Origin")
    try:
        return origin in (None, f"{request.scheme}://{request.get_host()}")
    except DisallowedHost:
        return False
