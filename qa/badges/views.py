"""The catalogue of badges, and who has earned one."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qa.badges.models import Badge
from qa.badges.services.showing import badge_ids_of, catalogue
from qa.core.paging import paginate
from qa.core.text import clean_line
from qa.posts.models import Post
from qa.tags.models import Tag

PER_PAGE = 30


@require_safe
def old_address(request):
    """`/badges`, where Stack Exchange has them."""
    return HttpResponsePermanentRedirect(reverse("badges:badges"))


@require_safe
def badges(request):
    """`/help/badges`: all by class, with the condition and how often each was given; a member's own are marked."""
    mine = badge_ids_of(request.user)
    context = {"ranks": catalogue(), "mine": mine, "nav": "badges"}
    return render(request, "qa/badges/badge_list.html", context)


@require_safe
def badge(request, slug: str):
    """`/help/badges/<slug>`: who has earned it, newest first; `?tag=` for a badge by tag."""
    one = get_object_or_404(Badge.objects.offered(), slug=slug)
    awards = one.awards.filter(revoked_at=None)
    tag = _tag(request, one)
    if tag is not None:
        awards = awards.filter(tag=tag)
    named = awards.of_named_members()
    page = paginate(request, named.for_list().newest(), PER_PAGE, keyset="at")
    _keep_visible(request.user, page.items)
    context = {
        "badge": one,
        "tag": tag,
        "page": page,
        "unnamed": awards.count() - page.count if page.count is not None else 0,
        "mine": badge_ids_of(request.user),
        "canonical_url": request.build_absolute_uri(one.get_absolute_url()),
        "nav": "badges",
    }
    return render(request, "qa/badges/badge_detail.html", context)


def _tag(request, one: Badge) -> Tag | None:
    name = clean_line(request.GET.get("tag", "")).lower()
    if not name:
        return None
    tag = Tag.objects.filter(name=name).first() if one.per_tag else None
    if tag is None:
        raise Http404(_("There is no such badge."))
    return tag


def _keep_visible(viewer, awards) -> None:
    """An award stays named when its post is gone from public view, the post does not."""
    ids = {award.post_id for award in awards if award.post_id}
    visible = set(Post.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    for award in awards:
        award.shown_post = award.post if award.post_id in visible else None
