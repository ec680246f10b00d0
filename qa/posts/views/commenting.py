"""Comments: reading them as a fragment, adding, changing, deleting."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from qa.core.http import is_fragment, see_other, with_retry_after
from qa.core.ratelimits import network_of
from qa.core.verdict import Refusal
from qa.posts import rules
from qa.posts.forms import CommentForm
from qa.posts.models import Comment, Post
from qa.posts.services.commenting import add_comment, delete_comment, edit_comment
from qa.posts.views.dressing import dress


@vary_on_headers("HX-Request")
@require_http_methods(["GET", "HEAD", "POST"])
def comments(request, post_id: int):
    """GET: the comments of a post. POST: adds one; 303 to it, or the fragment for htmx, or 422 with the reasons."""
    post = _post(request, post_id)
    form = CommentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        rules.may_comment(request.user, post).require()
        if form.is_valid():
            try:
                comment = add_comment(
                    post=post, by=request.user, body=form.cleaned_data["body"], network=network_of(request)
                )
            except Refusal as refused:
                form.refuse(refused)
            else:
                if not is_fragment(request):
                    return see_other(comment.get_absolute_url())
                form = CommentForm()
    dress(request.user, [post])
    status = form.status if form.is_bound else 200
    template = "qa/posts/_comments.html" if is_fragment(request) else "qa/posts/comment_list.html"
    return with_retry_after(render(request, template, {"post": post, "comment_form": form}, status=status), form)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, comment_id: int):
    """A page of its own for changing a comment."""
    comment = _comment(request, comment_id)
    rules.may_edit_comment(request.user, comment).require()
    form = CommentForm(request.POST if request.method == "POST" else None, initial={"body": comment.body})
    if request.method == "POST" and form.is_valid():
        try:
            edit_comment(comment=comment, by=request.user, body=form.cleaned_data["body"])
            return see_other(comment.get_absolute_url())
        except Refusal as refused:
            form.refuse(refused)
    context = {"comment": comment, "form": form, "post": comment.post}
    return render(request, "qa/posts/comment_edit.html", context, status=form.status if form.is_bound else 200)


@require_POST
def delete(request, comment_id: int):
    """303 to the post; for htmx the comments without it."""
    comment = _comment(request, comment_id)
    delete_comment(comment=comment, by=request.user)
    if not is_fragment(request):
        return see_other(comment.post.get_absolute_url())
    post = _post(request, comment.post_id)
    dress(request.user, [post])
    return render(request, "qa/posts/_comments.html", {"post": post, "comment_form": CommentForm()})


def _post(request, post_id: int) -> Post:
    posts = Post.objects.visible_to(request.user).filter(kind__in=[1, 2])
    return get_object_or_404(
        posts.select_related("parent__lock", "parent__concealment", "lock", "concealment"), pk=post_id
    )


def _comment(request, comment_id: int) -> Comment:
    comments = Comment.objects.visible_to(request.user).select_related("author", "post__parent__lock", "post__lock")
    return get_object_or_404(comments, pk=comment_id)
