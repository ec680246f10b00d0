"""What the people one can log in as find in their inboxes: the answers and comments that they were given."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from qa.notifications.models import Event
from qa.notifications.services import telling_posts
from qa.posts.models import Comment, Post


def load(members) -> None:
    """Tell each of `members` of the answers to their questions and of the comments on their posts."""
    for answer in Post.objects.public().answers_only().filter(parent__author__in=members).order_by("created_at", "id"):
        telling_posts.published(answer)
    comments = Comment.objects.live().filter(post__author__in=members, post__concealment=None)
    for comment in comments.select_related("author", "post").order_by("created_at", "id"):
        telling_posts.commented(comment, comment.author)
    posted = Subquery(Post.objects.filter(pk=OuterRef("post")).values("created_at"))
    commented = Subquery(Comment.objects.filter(pk=OuterRef("comment")).values("created_at"))
    Event.objects.update(created_at=Coalesce(commented, posted))
