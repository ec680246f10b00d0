"""Small helpers for views: pages or fragments, redirects after a POST, fields that must not be lost."""

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpResponse, HttpResponseRedirect, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

SECRET_FIELDS = ("password", "csrfmiddlewaretoken", "stamp")


class _CsrfCheck(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason  # the reason instead of a response


def has_csrf_token(request) -> bool:
    """Does this POST carry our token? For views that are exempt because a page without cookies may post to them."""
    check = _CsrfCheck(lambda r: None)
    check.process_request(request)
    return check.process_view(request, lambda r: None, (), {}) is None


def same_for_all(view):
    """Mark a view whose answer is the same for everybody: no session, language or time zone is looked at."""
    view.same_for_all = True
    return view


def is_fragment(request) -> bool:
    """Does htmx ask, and so want the fragment rather than the page?"""
    htmx = getattr(request, "htmx", None)  # missing when a request was refused before django-htmx saw it
    return bool(htmx) and not htmx.boosted


def see_other(url: str) -> HttpResponse:
    """303: after a POST, go and read the thing."""
    return HttpResponseRedirect(url, status=303)


def back_or(request, url: str) -> str:
    """The page named in the form's `next`, when it is one of ours, else `url`."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if target and safe else url


def readable_post(request) -> QueryDict:
    """The form that was sent, or an empty one when its body is no form: asking twice raises twice."""
    try:
        return request.POST
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        return QueryDict()


def kept_fields(request) -> list[tuple[str, str]]:
    """What was typed into a form that could not be taken, so that the answer can give it back; never secrets."""
    return [
        (name, value)
        for name, values in readable_post(request).lists()
        if not any(secret in name.lower() for secret in SECRET_FIELDS)
        for value in values
    ]


def with_retry_after(response: HttpResponse, form) -> HttpResponse:
    """The same response, with `Retry-After` in seconds when the service has refused `form` as too soon."""
    if seconds := getattr(form, "retry_after", None):
        response["Retry-After"] = str(seconds)
    return response


def render_form(request, template: str, context: dict, *, ok: bool) -> HttpResponse:
    """A page with a form: 200 at first, 422 when what was sent has errors."""
    return render(request, template, context, status=200 if ok else 422)
