"""`/saved`: what the member has kept, with notes and reminders; `/saved/<id>` changes one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qa.core.http import see_other, with_retry_after
from qa.core.paging import page_size, paginate, with_query
from qa.core.text import clean_line
from qa.core.verdict import Refusal
from qa.following.forms import SavedPostForm
from qa.following.models import SavedList, SavedPost
from qa.following.services.saving import change_saved, unsave_post
from qa.posts.models import Post

LONGEST_SEARCH = 60


@never_cache
@login_required
@require_safe
def saved_posts(request):
    """`?list=<id>` or `?list=none` keeps one list, `?q=` what has these letters in its note or title."""
    lists = list(SavedList.objects.filter(member=request.user).order_by("name"))
    chosen = _chosen(request, lists)
    text = clean_line(request.GET.get("q", ""))[:LONGEST_SEARCH]
    rows = SavedPost.objects.filter(member=request.user)
    if chosen:
        rows = rows.filter(list=None if chosen == "none" else int(chosen))
    if text:
        titled = Q(post__title__icontains=text) | Q(post__parent__title__icontains=text)
        seen = Q(post__in=Post.objects.visible_to(request.user))  # no title of a hidden question can be guessed at
        rows = rows.filter(Q(note__icontains=text) | titled & seen)
    page = paginate(request, _with_posts(rows).order_by("-created_at", "-id"), page_size(request))
    _mark_visible(request.user, page.items)
    context = {
        "page": page,
        "tabs": _tabs(request, lists, chosen),
        "saved_query": text,
        "chosen": chosen,
        "noindex": True,
    }
    return render(request, "qa/following/saved.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def saved_post(request, saved_id: int):
    """Note, list and reminder of one saved post; `remove` lets it go."""
    saved = get_object_or_404(_with_posts(SavedPost.objects.filter(member=request.user)), pk=saved_id)
    saved.member = request.user
    if request.method == "POST" and request.POST.get("remove"):
        unsave_post(member=request.user, post_id=saved.post_id)
        messages.success(request, _("It is no longer among your saved posts."))
        return see_other(reverse("following:saved"))
    form = SavedPostForm(request.POST if request.method == "POST" else None, saved=saved)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            change_saved(
                member=request.user, saved=saved, note=given["note"], into=given["list"], remind_on=given["remind_on"]
            )
            messages.success(request, _("That is kept."))
            return see_other(reverse("following:saved"))
        except Refusal as refused:
            form.refuse(refused)
    _mark_visible(request.user, [saved])
    context = {"saved": saved, "form": form, "noindex": True}
    status = form.status if form.errors else 200
    return with_retry_after(render(request, "qa/following/saved_post.html", context, status=status), form)


def _with_posts(rows):
    text = ("post__body", "post__body_html", "post__parent__body", "post__parent__body_html")
    return rows.select_related("post__parent", "list").defer(*text)


def _mark_visible(user, rows: list[SavedPost]) -> None:
    """`row.is_visible`: does the member still see the post? One query for all."""
    ids = [row.post_id for row in rows]
    seen = set(Post.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    for row in rows:
        row.is_visible = row.post_id in seen


def _chosen(request, lists: list[SavedList]) -> str:
    """The id of one of the member's lists, `none`, or nothing for all of them."""
    chosen = request.GET.get("list", "")
    if chosen not in {"", "none", *(str(row.pk) for row in lists)}:
        raise Http404("There is no such list.")
    return chosen


def _tabs(request, lists: list[SavedList], chosen: str) -> list[dict]:
    labels = [("", _("All"))] + ([("none", _("In no list"))] if lists else [])
    labels += [(str(row.pk), row.name) for row in lists]
    return [{"label": label, "url": with_query(request, list=key), "current": key == chosen} for key, label in labels]
