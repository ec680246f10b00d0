"""`/moderation/mails`: every mail of the forum as a sample, for the owner. Nothing is sent or written."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from forum.csp import POLICY
from qa.core.verdict import no
from qa.notifications.letters import Letter, in_the_words_of
from qa.notifications.samples import by_name, catalogue
from qa.notifications.services.envelopes import message_of
from qa.notifications.services.outbox import row_of

# A mail has its styles inside, and may do nothing else.
_AS_A_MAIL = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'; form-action 'none'"


@never_cache
@login_required
@require_safe
def samples(request):
    """The list."""
    _owner_only(request.user)
    return render(request, "qa/notifications/mail_samples.html", {"groups": catalogue(), "noindex": True})


@never_cache
@login_required
@require_safe
def sample(request, name: str):
    """One mail: its headers, its text, and its HTML in a frame of its own."""
    letter = _letter(request.user, name)
    message = message_of(row_of(letter, key=f"sample-{name}", to="reader@example.org")).message()
    context = {
        "name": name, "label": by_name()[name].label, "letter": letter, "headers": _headers(message), "noindex": True,
    }  # fmt: skip
    response = render(request, "qa/notifications/mail_sample.html", context)
    response["Content-Security-Policy"] = f"{POLICY.format(images='')}; frame-src 'self'"
    return response


@never_cache
@login_required
@require_safe
@xframe_options_sameorigin
def sample_html(request, name: str):
    """The HTML part as a mail program has it."""
    return HttpResponse(_letter(request.user, name).html, headers={"Content-Security-Policy": _AS_A_MAIL})


def _letter(reader, name: str) -> Letter:
    _owner_only(reader)
    found = by_name().get(name)
    if found is None:
        raise Http404(name)
    with in_the_words_of(reader):
        return found.write(reader)


def _owner_only(user) -> None:
    if not user.is_superuser:
        no(_("Only the owner of the forum can look at this.")).require()


def _headers(message) -> list[tuple[str, str]]:
    shown = (
        "From",
        "Reply-To",
        "In-Reply-To",
        "Message-ID",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "Auto-Submitted",
    )
    return [(name, str(message[name])) for name in shown if message[name]]
