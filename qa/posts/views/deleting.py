"""An author's own deleting and restoring (moderators have theirs under /moderation)."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from qa.core.http import see_other
from qa.posts.models import Post
from qa.posts.services.concealing import delete_post, restore_post


@require_POST
def delete(request, post_id: int):
    """303 to the thread, where its author still sees it, faded."""
    post = _post(request, post_id)
    delete_post(post=post, by=request.user, reason=request.POST.get("reason", ""))
    return see_other(post.get_absolute_url())


@require_POST
def restore(request, post_id: int):
    post = _post(request, post_id)
    restore_post(post=post, by=request.user, reason=request.POST.get("reason", ""))
    return see_other(post.get_absolute_url())


def _post(request, post_id: int) -> Post:
    return get_object_or_404(
        Post.objects.visible_to(request.user).filter(kind__in=[1, 2]).select_related("parent", "concealment"),
        pk=post_id,
    )
