"""What each tab of a profile shows. Every function takes (request, member) and returns template context.

Posts are those that the viewer can see; the number of queries does not grow with their number.
"""

from django.utils.translation import gettext as _

from accounts.rules import may_see_suspension_reason
from accounts.services.profile_fields import values_shown
from qa.badges.services.progress import progress_of
from qa.badges.services.showing import badges_of
from qa.core.paging import page_size, paginate, with_query
from qa.posts.models import Comment, Post
from qa.posts.models.post import Kind
from qa.profiles.goals import goals_of
from qa.profiles.graph import points_graph
from qa.profiles.history import entries_shown, points_history
from qa.profiles.reach import people_reached
from qa.profiles.tag_scores import TOP, tag_scores

BEST = 5
RECENT = 30


def profile(request, member) -> dict:
    """The text about them, the facts, where they are at home, and their best questions and answers."""
    best = _posts(request, member).order_by("-score", "-id")
    return {
        "values": values_shown(member=member, viewer=request.user),
        "role": member.flairs.filter(ended_at=None).select_related("kind").first() if member.flair else None,
        "reached": people_reached(member),
        "top_tags": tag_scores(member, request.user)[:TOP],
        "best_questions": best.questions()[:BEST],
        "best_answers": best.answers_only().select_related("parent")[:BEST],
    } | (goals_of(member) if request.user == member else {})


def tags(request, member) -> dict:
    """Every tag they wrote under, the best received first."""
    found = tag_scores(member, request.user)
    return {"page": paginate(request, found, page_size(request), count=len(found))}


def questions(request, member) -> dict:
    shown = Post.objects.questions_visible_to(request.user).filter(author=member).for_list()
    sort = _sort(request)
    return {"page": paginate(request, shown.sorted(sort), page_size(request, 15)), "orders": _orders(request, sort)}


def answers(request, member) -> dict:
    shown = _posts(request, member).answers_only().select_related("parent", "concealment")
    sort = _sort(request)
    return {"page": paginate(request, shown.sorted(sort), page_size(request)), "orders": _orders(request, sort)}


def activity(request, member) -> dict:
    """The last things they wrote, newest first."""
    posts = _posts(request, member).filter(kind__in=[Kind.QUESTION, Kind.ANSWER]).select_related("parent")
    comments = Comment.objects.visible_to(request.user).live().filter(author=member).select_related("post__parent")
    found = [*posts.order_by("-created_at", "-id")[:RECENT], *comments.order_by("-created_at", "-id")[:RECENT]]
    found.sort(key=lambda thing: thing.created_at, reverse=True)
    return {"things": found[:RECENT]}


def badges(request, member) -> dict:
    """The badges they have, gold first; for their own eyes also how far the next ones are."""
    return {
        "earned": badges_of(member, request.user),
        "next_badges": progress_of(member) if request.user == member else [],
    }


def reputation(request, member) -> dict:
    """Points over time and by day; what the member's own downvotes cost is between them and the moderators."""
    entries = entries_shown(member, everything=may_see_suspension_reason(request.user, member))
    return points_history(request, entries) | {"graph": points_graph(entries)}


def _posts(request, member):
    return (
        Post.objects.visible_to(request.user)
        .filter(author=member)
        .defer("body", "body_html", "parent__body", "parent__body_html")
    )


def _sort(request) -> str:
    return "votes" if request.GET.get("sort") == "votes" else "newest"


def _orders(request, current: str) -> list[dict]:
    return [
        {"label": label, "url": with_query(request, sort=key if key != "newest" else None), "current": key == current}
        for key, label in (("newest", _("Newest")), ("votes", _("Most votes")))
    ]
