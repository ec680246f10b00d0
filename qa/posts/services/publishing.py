"""What changes when a post becomes public or ceases to be: counts of its thread, tags and category, and its signal."""

from django.db.models import F, Max
from django.utils import timezone

from qa.posts.models import Post
from qa.posts.signals import post_published, post_withdrawn
from qa.tags.services.counting import shift_category_count, shift_tag_counts


def publish(post: Post, *, by, first: bool) -> None:
    """`post` is public from now on; `first` when readers have never seen it.

    Its thread's rows are locked by the caller.
    """
    _shift(post, +1)
    if post.is_answer:
        now = timezone.now()
        Post.objects.filter(pk=post.parent_id).update(active_at=now if first else F("active_at"))
    post_published.send(sender=Post, post=post, by=by, first=first)


def withdraw(post: Post, *, by) -> None:
    """`post` is public no more."""
    _shift(post, -1)
    if post.is_answer:
        question = Post.objects.get(pk=post.parent_id)
        latest = question.answers.filter(concealment=None).aggregate(at=Max("active_at"))["at"]
        moments = [question.created_at, question.edited_at, latest]
        Post.objects.filter(pk=question.pk).update(active_at=max(moment for moment in moments if moment))
    post_withdrawn.send(sender=Post, post=post, by=by)


def _shift(post: Post, by: int) -> None:
    if post.is_answer:
        Post.objects.filter(pk=post.parent_id).update(answer_count=F("answer_count") + by)
    else:
        shift_tag_counts(post.post_tags.values_list("tag_id", flat=True), by)
        shift_category_count(post.category_id, by)
