"""`/leaderboards` and `/tags/<tag>/topusers`: who has helped most, overall and by tag, in a week or ever.

They say nothing that depends on the clock but the UTC day.
"""

from datetime import UTC, datetime, time, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qa.core.paging import page_size, paginate, with_query
from qa.core.text import clean_line
from qa.posts.models.post import Kind
from qa.profiles.top_users import top_users as find_top_users
from qa.reputation.leaderboards import PERIODS, first_day, members_at, places
from qa.site.current import site_settings
from qa.tags.models import Tag

LATELY = timedelta(days=30)


@require_safe
def leaderboards(request):
    """`?period=week|month|quarter|year|all` and `?tag=`; 404 where the owner has switched them off."""
    site = site_settings()
    period = request.GET.get("period", PERIODS[0])
    if not site.leaderboards or period not in PERIODS:
        raise Http404("There is no such leaderboard.")
    since = first_day(period, _today())
    tag = _tag(request.GET["tag"]) if request.GET.get("tag") else None
    found = places(since, site.points_daily_cap, tag)
    page = paginate(request, found, page_size(request), count=len(found))
    labels = {
        "week": _("This week"), "month": _("This month"), "quarter": _("This quarter"), "year": _("This year"),
        "all": _("All time"),
    }  # fmt: skip
    first = PERIODS[0]
    context = {
        "page": page,
        "members": members_at(page.items),
        "tag": tag,
        "since": since and datetime.combine(since, time(), tzinfo=UTC),
        "tabs": [
            {"label": label, "url": with_query(request, period=key if key != first else None), "current": key == period}
            for key, label in labels.items()
        ],
        "nav": "users",
    }
    return render(request, "qa/profiles/leaderboards.html", context)


@require_safe
def top_users(request, name: str):
    """The best askers and answerers of a tag, of the last 30 days and of all time; a name in capitals is redirected."""
    if not site_settings().leaderboards:
        raise Http404("There are no leaderboards here.")
    tag = _tag(name)
    if tag.name != name:
        return redirect("profiles:top-users", tag.name, permanent=True)
    lately = _today() - LATELY
    lists = [
        {"heading": heading, "lists": [(_("Last 30 days"), find_top_users(tag, kind, lately)),
                                       (_("All time"), find_top_users(tag, kind, None))]}
        for heading, kind in ((_("Answers"), Kind.ANSWER), (_("Questions"), Kind.QUESTION))
    ]  # fmt: skip
    return render(request, "qa/profiles/top_users.html", {"tag": tag, "groups": lists, "nav": "tags"})


def _today():
    return timezone.now().date()


def _tag(name: str) -> Tag:
    """By its name, whatever the capitals, or by a synonym; else 404."""
    wanted = clean_line(name).lower()
    tag = Tag.objects.filter(name=wanted).first()
    return tag or get_object_or_404(Tag, synonyms__name=wanted)
