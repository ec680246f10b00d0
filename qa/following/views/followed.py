"""`/following`: the questions, tags, categories and members that one follows, and what one has muted."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from qa.core.paging import page_size, paginate, with_query
from qa.following.models import Mute
from qa.posts.models import Post
from qa.tags.models import Category, Tag


@never_cache
@login_required
@require_safe
def followed(request):
    """`?tab=questions|tags|categories|members|muted`; nobody sees this list but the member."""
    tab = request.GET.get("tab", "questions")
    if tab not in ROWS:
        raise Http404("There is no such list.")
    page = paginate(request, ROWS[tab](request.user), page_size(request))
    if tab == "muted":
        _mark_visible(request.user, page.items)
    context = {
        "page": page,
        "tab": tab,
        "tabs": _tabs(request, tab),
        "rows": f"qa/following/_{tab}.html",
        "noindex": True,
    }
    return render(request, "qa/following/followed.html", context)


def _questions(user):
    """The one with the latest activity first."""
    rows = Post.objects.questions_visible_to(user).filter(follows__member=user)
    return rows.for_list().order_by("-active_at", "-id")


def _members(user):
    shown = ("display_name", "username", "reputation", "location")
    return User.objects.listed().filter(followed_by__member=user).only(*shown).by_name()


def _muted(user):
    """Threads and people, the latest first."""
    return (
        Mute.objects.filter(member=user)
        .select_related("question", "person")
        .defer("question__body", "question__body_html")
        .order_by("-created_at", "-id")
    )


def _mark_visible(user, mutes: list[Mute]) -> None:
    """`mute.is_visible`: can the member see the muted thread (people are always shown)? One query."""
    ids = [mute.question_id for mute in mutes if mute.question_id]
    seen = set(Post.objects.questions_visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    for mute in mutes:
        mute.is_visible = mute.person_id is not None or mute.question_id in seen


ROWS = {
    "questions": _questions,
    "tags": lambda user: Tag.objects.filter(follows__member=user).by_name(),
    "categories": lambda user: Category.objects.filter(follows__member=user).order_by("name"),
    "members": _members,
    "muted": _muted,
}


def _tabs(request, current: str) -> list[dict]:
    labels = {
        "questions": _("Questions"),
        "tags": _("Tags"),
        "categories": _("Categories"),
        "members": _("Members"),
        "muted": _("Muted"),
    }
    return [
        {"label": label, "url": with_query(request, tab=key if key != "questions" else None), "current": key == current}
        for key, label in labels.items()
    ]
