"""Pressing Follow, Mute or Save: 303 to where the thing is, or for htmx the buttons as they are then."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.models import User
from qa.core.http import back_or, is_fragment, see_other
from qa.following import buttons
from qa.following.mine import marks_on
from qa.following.models import SavedPost
from qa.following.rules import may_keep
from qa.following.services.following import follow, unfollow
from qa.following.services.muting import mute, unmute
from qa.following.services.saving import save_post, unsave_post
from qa.posts.models import Post
from qa.tags.models import Category, Tag

FOLLOWED = ("question", "tag", "category", "person")
MUTED = ("question", "person")


@never_cache
@require_POST
def set_follow(request, column: str, thing_id: int):
    """`undo=1` ends it; `pair=1` asks for the mute's button too, since the one ends the other."""
    thing = _thing(request, column, thing_id, FOLLOWED)
    (unfollow if request.POST.get("undo") else follow)(member=request.user, thing=thing)
    return _answer(request, thing, lambda: _follow_first(request.user, column, thing))


@never_cache
@require_POST
def set_mute(request, column: str, thing_id: int):
    """`undo=1` ends it; `pair=1` asks for the follow's button too."""
    thing = _thing(request, column, thing_id, MUTED)
    (unmute if request.POST.get("undo") else mute)(member=request.user, thing=thing)
    return _answer(request, thing, lambda: _follow_first(request.user, column, thing)[::-1])


@never_cache
@require_POST
def set_saved(request, post_id: int):
    """`undo=1` removes it, also when the post is not there to be seen any more."""
    may_keep(request.user).require()
    undo = bool(request.POST.get("undo"))
    if undo and SavedPost.objects.filter(member=request.user, post=post_id).exists():
        post = Post.objects.select_related("parent").get(pk=post_id)
    else:
        posts = Post.objects.visible_to(request.user).filter(kind__in=[1, 2]).select_related("parent")
        post = get_object_or_404(posts, pk=post_id)
    saved_id = None
    if undo:
        unsave_post(member=request.user, post_id=post.pk)
    else:
        saved_id = save_post(member=request.user, post=post).pk
    return _answer(request, post, lambda: [buttons.save_button(post.pk, saved_id)])


def _thing(request, column: str, thing_id: int, allowed: tuple[str, ...]):
    """The thing as its reader may see it, else 404."""
    if column not in allowed:
        raise Http404("There is nothing like that to follow.")
    may_keep(request.user).require()
    if column == "question":
        return get_object_or_404(Post.objects.questions_visible_to(request.user), pk=thing_id)
    rows = {"tag": Tag.objects, "category": Category.objects, "person": User.objects.listed()}[column]
    return get_object_or_404(rows, pk=thing_id)


def _answer(request, thing, shown: Callable[[], list[buttons.Button]]):
    if not is_fragment(request):
        return see_other(back_or(request, thing.get_absolute_url()))
    css = "button" if request.POST.get("css") == "button" else "button-link"
    pair = bool(request.POST.get("pair"))
    chosen = shown() if pair else shown()[:1]
    context = {"buttons": chosen, "css": css, "pair": pair, "back": request.POST.get("next", ""), "oob": True}
    return render(request, "qa/following/_buttons.html", context)


def _follow_first(user, column: str, thing) -> list[buttons.Button]:
    marks = marks_on(user, column, thing.pk)
    shown = [buttons.follow_button(column, thing.pk, "follow" in marks)]
    if column in MUTED:
        name = getattr(thing, "display_name", "")
        shown.append(buttons.mute_button(column, thing.pk, "mute" in marks, name))
    return shown
