"""Lists of questions: home, all, by tags; categories and profiles use `question_list` too."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from qa.core.paging import SIZES, page_size, paginate, with_query
from qa.core.text import clean_line
from qa.posts.models import Post
from qa.posts.querysets import SORTS
from qa.site.current import site_settings
from qa.tags.addresses import quote_tag, split_tags
from qa.tags.models import Tag, TagSynonym

KEYSET = {"active": "active_at", "newest": "created_at", "votes": "score", "unanswered": "created_at"}


def question_list(request, queryset, *, heading: str, default_sort: str = "active", **context):
    """A page of the questions in `queryset`, with tabs and paging.

    Everything a row shows comes in a fixed number of queries.
    """
    sort = request.GET.get("sort", default_sort)
    if sort not in SORTS or (sort == "bountied" and not site_settings().bounties):
        raise Http404("There is no such order.")
    if sort == "bountied":
        context["empty_message"] = _("No bounty is running here just now.")
    size = page_size(request)
    page = paginate(request, queryset.for_list().sorted(sort), size, keyset=KEYSET.get(sort))
    context |= {
        "heading": heading,
        "questions": page.items,
        "paging": page,
        "sort": sort,
        "tabs": [
            {"label": label, "url": with_query(request, sort=key), "current": key == sort} for key, label in _tabs()
        ],
        "page_sizes": [{"label": n, "url": with_query(request, pagesize=n), "current": n == size} for n in SIZES],
        "canonical_url": request.build_absolute_uri(_canonical(request, sort, default_sort, page.number)),
    }
    return render(request, "qa/posts/question_list.html", context)


def _canonical(request, sort: str, default_sort: str, number: int | None) -> str:
    """The one address of this page: its order where it is not the usual one, its number past the first."""
    query = {"sort": sort if sort != default_sort else None, "page": number if number and number > 1 else None}
    query = urlencode({key: value for key, value in query.items() if value})
    return f"{request.path}?{query}" if query else request.path


def home(request):
    """The questions worth reading now."""
    queryset = Post.objects.questions_visible_to(request.user)
    return question_list(request, queryset, heading=_("Questions worth reading"), default_sort="hot", nav="home")


def questions(request):
    """All questions; `?sort=unanswered` is the page of those that wait, `?sort=bountied` of those with a bounty."""
    sort = request.GET.get("sort")
    headings = {"unanswered": _("Unanswered questions"), "bountied": _("Questions with a bounty")}
    return question_list(
        request,
        Post.objects.questions_visible_to(request.user),
        heading=headings.get(sort, _("All questions")),
        nav="unanswered" if sort == "unanswered" else "questions",
    )


def tagged(request, tags: str):
    """Questions that carry all these tags; synonyms lead to their tag."""
    names = split_tags(clean_line(tags), _existing)
    targets = dict(TagSynonym.objects.filter(name__in=names).values_list("name", "target__name"))
    if targets:
        joined = "+".join(quote_tag(targets.get(name, name)) for name in names)
        return redirect(reverse("posts:tagged", args=["x"])[:-1] + joined, permanent=True)
    found = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    if not names or set(names) - set(found):
        raise Http404("Nobody has used this tag.")
    return question_list(
        request,
        Post.objects.questions_visible_to(request.user).tagged(names),
        heading=_("Questions tagged %(tags)s") % {"tags": " + ".join(names)},
        nav="tags",
        tag=found[names[0]] if len(names) == 1 else None,
    )


def _existing(names: set[str]) -> set[str]:
    known = set(Tag.objects.filter(name__in=names).values_list("name", flat=True))
    return known | set(TagSynonym.objects.filter(name__in=names).values_list("name", flat=True))


def _tabs():
    bountied = [("bountied", _("Bountied"))] if site_settings().bounties else []
    return [
        ("active", _("Active")),
        ("newest", _("Newest")),
        ("votes", _("Most voted")),
        ("hot", _("Hot")),
        *bountied,
        ("unanswered", _("Unanswered")),
    ]
