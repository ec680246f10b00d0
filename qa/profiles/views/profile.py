"""`/users/<id>/<slug>`: one member, in tabs."""

from django.db.models import Count, Q
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rules import may_see_suspension_reason
from qa.posts.models import Post
from qa.posts.models.post import Kind
from qa.profiles import sections

TABS = {
    "profile": sections.profile,
    "activity": sections.activity,
    "questions": sections.questions,
    "answers": sections.answers,
    "reputation": sections.reputation,
}


@require_safe
def user(request, user_id: int, slug: str = ""):
    """A wrong or missing slug is a permanent redirect; a tab that does not exist (yet) is the profile."""
    member = get_object_or_404(User.objects.listed().select_related("suspension"), pk=user_id)
    if slug != member.slug:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(member.get_absolute_url() + (f"?{query}" if query else ""))
    tab = request.GET.get("tab", "profile")
    tab = tab if tab in TABS else "profile"
    context = {
        "member": member,
        "tab": tab,
        "tabs": _tabs(member, tab),
        "counts": _counts(member, request.user),
        "suspension": member.suspension_in_force,
        "shows_reason": may_see_suspension_reason(request.user, member),
        "is_me": request.user.is_authenticated and request.user.pk == member.pk,
        "section": f"qa/profiles/_{tab}.html",
        "canonical_url": request.build_absolute_uri(member.get_absolute_url()),
        "nav": "users",
    }
    return render(request, "qa/profiles/user.html", context | TABS[tab](request, member))


def _counts(member, viewer) -> dict:
    """How many questions and answers of the member the viewer can see."""
    return (
        Post.objects.visible_to(viewer)
        .filter(author=member)
        .aggregate(questions=Count("pk", filter=Q(kind=Kind.QUESTION)), answers=Count("pk", filter=Q(kind=Kind.ANSWER)))
    )


def _tabs(member, current: str) -> list[dict]:
    address = member.get_absolute_url()
    labels = {
        "profile": _("Profile"),
        "activity": _("Activity"),
        "questions": _("Questions"),
        "answers": _("Answers"),
        "reputation": _("Points"),
    }
    return [
        {"label": label, "url": address if key == "profile" else f"{address}?tab={key}", "current": key == current}
        for key, label in labels.items()
    ]
