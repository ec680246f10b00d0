"""Editing a post, and the list of its revisions."""

from itertools import pairwise

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from qa.core.http import see_other, with_retry_after
from qa.core.paging import paginate
from qa.core.ratelimits import network_of
from qa.core.text import clean_text
from qa.core.verdict import Refusal
from qa.posts import rules
from qa.posts.differences import Effort, difference
from qa.posts.forms import EditForm, QuestionEditForm
from qa.posts.models import Post, Revision
from qa.posts.services import guests
from qa.posts.services.drafts import draft_of
from qa.posts.services.editing import EditConflict, base_of, edit_post, tag_names_of
from qa.posts.views.guest_cookie import guest_keys

REVISIONS_PER_PAGE = 20


@never_cache
def edit(request, post_id: int):
    """GET: the form with the text as it stands.

    POST: 303 to the post; 409 with the difference after somebody else's edit.
    """
    keys = guest_keys(request)
    post = _post_to_edit(request, post_id, keys)
    form_class = QuestionEditForm if post.is_question else EditForm
    if request.method != "POST":
        draft = draft_of(request.user, "edit", post)
        return _page(request, post, form_class(initial=_initial(post, draft)), draft=draft)
    form = form_class(request.POST)
    conflict = None
    if form.is_valid():
        data = form.cleaned_data
        try:
            edit_post(
                post=post,
                by=request.user,
                base=data["base"],
                body=data["body"],
                title=data.get("title", ""),
                tag_names=data.get("tags"),
                category=data.get("category"),
                summary=data["summary"],
                network=network_of(request),
                guest_keys=keys,
            )
            return see_other(_after(request, post))
        except EditConflict as refused:
            form.refuse(refused)
            conflict = _conflict(refused.post, data["body"])
            form.data = form.data.copy()
            form.data["base"] = base_of(refused.post)  # who has seen the difference may save over it
        except Refusal as refused:
            form.refuse(refused)
    return _page(request, post, form, conflict=conflict, status=form.status)


@require_safe
def revisions(request, post_id: int):
    """Every text the post has had, newest first, each with what it changed."""
    post = get_object_or_404(
        Post.objects.visible_to(request.user).filter(kind__in=[1, 2]).select_related("author", "parent"), pk=post_id
    )
    newest = post.revisions.select_related("editor").order_by("-number")
    page = paginate(request, newest, REVISIONS_PER_PAGE, count=post.revision_number)
    before_them = (
        newest.filter(number__lt=page.items[-1].number).first() if page.items and page.items[-1].number > 1 else None
    )
    effort = Effort()
    shown = [_changes(before, row, effort) for row, before in pairwise([*page.items, before_them])]
    context = {"post": post, "revisions": shown, "paging": page, "noindex": True}
    return render(request, "qa/posts/revision_list.html", context)


def _changes(before: Revision | None, row: Revision, effort: Effort) -> dict:
    """What `row` changed; the first text is shown as it was."""
    old = before or row
    retagged = old.tag_names != row.tag_names
    return {
        "revision": row,
        "body_diff": difference(old.body, row.body, effort),
        "title_diff": difference(old.title, row.title, effort) if old.title != row.title else [],
        "tags_diff": difference(" ".join(old.tag_names), " ".join(row.tag_names), effort) if retagged else [],
    }


def _post_to_edit(request, post_id: int, keys) -> Post:
    """A post that the reader sees, or that this guest's browser wrote; a refusal says why not."""
    posts = Post.objects.filter(kind__in=[1, 2]).select_related("parent__lock", "lock", "concealment", "category")
    post = posts.filter(pk=post_id).first()
    if post is None:
        raise Http404("There is nothing at this address.")
    if not request.user.is_authenticated and guests.holds_key(post, keys):
        rules.may_edit_as_guest(post).require()
        return post
    get_object_or_404(Post.objects.visible_to(request.user), pk=post_id)
    rules.may_edit(request.user, post).require()
    return post


def _initial(post: Post, draft) -> dict:
    initial = {"body": draft.body if draft else post.body, "base": base_of(post)}
    if post.is_question:
        initial |= {
            "title": draft.title if draft and draft.title else post.title,
            "tags": draft.tags if draft and draft.tags else " ".join(tag_names_of(post)),
            "category": draft.category if draft and draft.category else post.category.slug if post.category else "",
        }
    return initial


def _conflict(post: Post, mine: str) -> dict:
    last = post.revisions.select_related("editor").order_by("-number").first()
    shown = difference(post.body, clean_text(mine))  # browsers send other line ends than are kept
    return {"diff": shown, "theirs": post, "by": last.shown_editor if last else post.shown_author}


def _after(request, post: Post) -> str:
    if request.user.is_authenticated or Post.objects.public().filter(pk=post.pk).exists():
        return post.get_absolute_url()
    return reverse("posts:guest-thanks", args=[post.pk])  # it waits (again) for a moderator


def _page(request, post, form, *, conflict=None, draft=None, status: int = 200):
    context = {"post": post, "form": form, "conflict": conflict, "draft": draft, "nav": "questions", "noindex": True}
    return with_retry_after(render(request, "qa/posts/post_edit.html", context, status=status), form)
