"""`/search`: questions and answers by their words."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qa.core import paging
from qa.core.paging import Page, page_size, paginate, with_query
from qa.search.excerpts import excerpts
from qa.search.parsing import Query, parse
from qa.search.querysets import can_be_looked_for, found, matching
from qa.tags.addresses import quote_tag

SIZE = 15
TABS = ("relevance", "newest", "votes")


@require_safe
def search(request):
    """Without words a page that says how to search; tags alone lead to their questions."""
    query = parse(request.GET.get("q", ""))
    if query.tags and not query.words:
        return HttpResponseRedirect(tagged_url(query.tags))
    tab = request.GET.get("tab")
    tab = tab if tab in TABS else "relevance"
    page, more, message = None, False, None
    if not query.words:
        message = _("What are you looking for? A few words are enough.")
    elif not can_be_looked_for(query.words):
        message = _("These words stand in nearly every text. Please add one that says what it is about.")
    else:
        page, more = _page(request, query, tab)
        if not page.items:
            message = _("Nothing was found. Fewer or other words may help, or you could ask it as a new question.")
    return render(request, "qa/search/search.html", _context(request, query, tab, page, message) | {"more": more})


def tagged_url(tags) -> str:
    return reverse("posts:tagged", args=["x"])[:-1] + "+".join(quote_tag(name) for name in tags)


def _page(request, query: Query, tab: str) -> tuple[Page, bool]:
    """The page, and whether more was found than anybody can turn to; that is not counted to its end."""
    size = page_size(request, SIZE)
    most = size * paging.LAST_NUMBERED_PAGE
    count = matching(query)[: most + 1].count()
    return paginate(request, found(query, tab), size, count=min(count, most)), count > most


def _context(request, query: Query, tab: str, page: Page | None, message: str | None) -> dict:
    labels = {"relevance": _("Best match"), "newest": _("Newest"), "votes": _("Most votes")}
    tabs = [
        {
            "label": labels[key],
            "url": with_query(request, q=query.text, tab=None if key == "relevance" else key),
            "current": key == tab,
        }
        for key in TABS
    ]
    return {
        "q": query.text,
        "results": _results(page, query) if page else [],
        "paging": page,
        "count": page.count if page else None,
        "tabs": tabs if page and page.items else [],
        "message": message,
        "nav": "search",
        "noindex": True,
    }


def _results(page: Page, query: Query) -> list[dict]:
    marked = excerpts(page.items, query.words) if page.items else {}
    return [{"post": post, "question": post.question, "excerpt_html": marked[post.pk]} for post in page.items]
