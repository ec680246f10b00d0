"""Voting."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from qa.core.http import is_fragment, see_other
from qa.core.ratelimits import network_of
from qa.core.verdict import Invalid, Refusal
from qa.posts.models import Post
from qa.posts.views.dressing import dress
from qa.votes.services import VALUES, cast_vote


@require_POST
def vote(request, post_id: int):
    """`kind=up|down|none`: 303 to the post, or for htmx its vote box; a refusal comes with its sentence in the box."""
    posts = Post.objects.visible_to(request.user).filter(kind__in=[1, 2]).for_thread()
    post = get_object_or_404(posts.select_related("parent__lock", "parent__concealment"), pk=post_id)
    refusal = None
    try:
        kind = request.POST.get("kind", "")
        if kind not in VALUES:
            raise Invalid(_("A vote goes up, goes down, or is withdrawn."))
        changed = cast_vote(post=post, by=request.user, kind=kind, network=network_of(request))
        post.score, post.up_count, post.down_count = changed.score, changed.up_count, changed.down_count
    except Refusal as refused:
        if not is_fragment(request):
            raise
        refusal = refused
    if not is_fragment(request):
        return see_other(post.get_absolute_url())
    dress(request.user, [post])
    status = refusal.status if refusal else 200
    return render(request, "qa/votes/_votes.html", {"post": post, "refusal": refusal}, status=status)
