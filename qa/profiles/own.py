"""What a member sees on their own profile and nobody else does, moderators included."""

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from qa.core.paging import page_size, paginate, with_query
from qa.posts.models import Draft, Post
from qa.votes.models import Vote

KINDS = {"up": Vote.Value.UP, "down": Vote.Value.DOWN}


def votes(request, member) -> dict:
    """The votes they have cast, newest first, on posts that they can still see; `?votes=up|down` for one kind."""
    cast = Vote.objects.filter(voter=member, post__in=Post.objects.visible_to(member))
    counts = cast.aggregate(**{name: Count("pk", filter=Q(value=value)) for name, value in KINDS.items()})
    kind = request.GET.get("votes", "")
    kind = kind if kind in KINDS else ""
    shown = cast.filter(value=KINDS[kind]) if kind else cast
    rows = shown.select_related("post__parent").defer(
        "post__body", "post__body_html", "post__parent__body", "post__parent__body_html"
    )
    count = counts[kind] if kind else sum(counts.values())
    return {
        "page": paginate(request, rows.order_by("-created_at", "-id"), page_size(request), count=count),
        "orders": [
            {"label": label, "url": with_query(request, votes=key or None), "current": key == kind}
            for key, label in (("", _("All")), ("up", _("Up")), ("down", _("Down")))
        ],
    }


def drafts(request, member) -> dict:
    """What they have begun to write and not yet posted, the latest first; each with the page where it goes on."""
    found = Draft.objects.filter(member=member).select_related("post__parent")
    rows = list(found.defer("post__body", "post__body_html", "post__parent__body", "post__parent__body_html")
                .order_by("-updated_at", "-id"))  # fmt: skip
    seen = set(
        Post.objects.visible_to(member).filter(pk__in=[row.post_id for row in rows]).values_list("pk", flat=True)
    )
    for row in rows:
        row.can_go_on = row.post_id is None or row.post_id in seen
    return {"drafts": rows}
