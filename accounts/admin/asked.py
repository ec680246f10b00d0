"""Which member a page of the admin is about."""

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User


def member_asked_for(request) -> User:
    """The member of `id` in the form or the address; 404 where there is none."""
    asked = request.POST.get("id", request.GET.get("id", ""))
    if not (asked.isascii() and asked.isdigit() and len(asked) < 19):
        raise Http404
    member = User.objects.filter(pk=int(asked), is_system=False).first()
    if member is None:
        raise Http404(_("No such member."))
    return member
