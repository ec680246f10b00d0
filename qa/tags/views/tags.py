"""Pages of tags, and the names offered while somebody types one."""

from django.http import Http404, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from qa.core.paging import paginate, with_query
from qa.core.text import clean_line
from qa.tags.models import Tag, TagSynonym
from qa.tags.suggesting import suggestions

PER_PAGE = 36
LONGEST = 35  # of a tag's name
TABS = ("popular", "name", "new")


@require_safe
def tag_list(request):
    """`/tags`: those that questions carry, the most used first; `?q=` keeps those that contain a text."""
    tab = request.GET.get("tab")
    tab = tab if tab in TABS else "popular"
    text = _typed(request)
    tags = Tag.objects.in_use()
    tags = {"popular": tags.popular, "name": tags.by_name, "new": tags.newest}[tab]()
    page = paginate(request, tags.containing(text) if text else tags, PER_PAGE)
    context = {"tags": page.items, "paging": page, "tabs": _tabs(request, tab), "q": text, "nav": "tags"}
    return render(request, "qa/tags/tag_list.html", context)


@require_safe
def info(request, name: str):
    """`/tags/<tag>/info`: what a tag is for; a synonym and a name in capitals lead to the tag."""
    wanted = clean_line(name).lower()
    tag = Tag.objects.filter(name=wanted).first()
    if tag is None:
        synonym = TagSynonym.objects.filter(name=wanted).select_related("target").first()
        if synonym is None:
            raise Http404("Nobody has used this tag.")
        tag = synonym.target
    if tag.name != name:
        return HttpResponsePermanentRedirect(reverse("tags:info", args=[tag.name]))
    context = {"tag": tag, "synonyms": tag.synonyms.all(), "nav": "tags"}
    return render(request, "qa/tags/tag_info.html", context)


@require_safe
@cache_control(public=True, max_age=60)
def suggest(request):
    """`/tags/suggest?q=`: at most ten tags as a JSON list of {name, count, description}."""
    rows = [
        {"name": tag.name, "count": tag.question_count, "description": tag.description}
        for tag in suggestions(_typed(request))
    ]
    return JsonResponse(rows, safe=False)


def _typed(request) -> str:
    return clean_line(request.GET.get("q", "")[:200]).lower()[:LONGEST]


def _tabs(request, current: str) -> list[dict]:
    labels = {"popular": _("Most used"), "name": _("By name"), "new": _("Newest")}
    return [
        {
            "label": labels[key],
            "url": with_query(request, tab=None if key == "popular" else key),
            "current": key == current,
        }
        for key in TABS
    ]
