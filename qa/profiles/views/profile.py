"""`/users/<id>/<slug>`: one member, in tabs."""

from django.db.models import Count, Q
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.context import shows_points
from accounts.models import User
from accounts.rules import may_see_suspension_reason
from qa.badges.services.showing import counts_of
from qa.posts.models import Post
from qa.posts.models.post import Kind
from qa.profiles import tabs


@require_safe
def user(request, user_id: int, slug: str = ""):
    """A wrong or missing slug is a permanent redirect; a tab that does not exist (yet) is the profile."""
    member = get_object_or_404(User.objects.listed().select_related("suspension"), pk=user_id)
    if slug != member.slug:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(member.get_absolute_url() + (f"?{query}" if query else ""))
    tab = tabs.chosen(request.GET.get("tab", ""), member, request.user)
    context = {
        "member": member,
        "tab": tab.key,
        "tabs": tabs.shown(tab, member, request.user),
        "counts": _counts(member, request.user),
        "badge_counts": counts_of([member.pk])[member.pk] if shows_points(request.user) else None,
        "suspension": member.suspension_in_force,
        "shows_reason": may_see_suspension_reason(request.user, member),
        "is_me": tabs.is_own(member, request.user),
        "section": f"qa/profiles/_{tab.key}.html",
        "canonical_url": request.build_absolute_uri(member.get_absolute_url()),
        "noindex": member.is_quiet,
        "nav": "users",
    }
    return render(request, "qa/profiles/user.html", context | tab.fill(request, member))


def _counts(member, viewer) -> dict:
    """How many questions and answers of the member the viewer can see."""
    return (
        Post.objects.visible_to(viewer)
        .filter(author=member)
        .aggregate(questions=Count("pk", filter=Q(kind=Kind.QUESTION)), answers=Count("pk", filter=Q(kind=Kind.ANSWER)))
    )
