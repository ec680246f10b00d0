"""Accepting an answer, and taking that back."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from qa.core.http import is_fragment, see_other
from qa.posts.models import Post
from qa.posts.services.accepting import accept_answer, unaccept_answer


@require_POST
def accept(request, post_id: int):
    """POST accepts; with `undo` it takes the mark back. 303 to the answer."""
    answers = Post.objects.answers_only().visible_to(request.user).select_related("parent")
    answer = get_object_or_404(answers, pk=post_id)
    act = unaccept_answer if "undo" in request.POST else accept_answer
    act(answer=answer, by=request.user)
    response = see_other(answer.get_absolute_url())
    if is_fragment(request):  # two posts change, so the thread is shown anew
        response.status_code = 204
        response["HX-Refresh"] = "true"
    return response
