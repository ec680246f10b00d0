"""What members of the demo follow, and what those one can log in as find in their inboxes."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from qa.following.services.following import follow_own
from qa.notifications import kinds
from qa.notifications.models import Event
from qa.notifications.services import telling_posts
from qa.posts.models import Comment, Post


def load(members) -> None:
    """Let authors follow their threads, and tell `members` of the answers to their questions and of comments."""
    for post in Post.objects.public().filter(kind__in=[1, 2], author__isnull=False).order_by("id"):
        follow_own(post)
    for answer in Post.objects.public().answers_only().filter(parent__author__in=members).order_by("created_at", "id"):
        telling_posts.published(answer)
    comments = Comment.objects.live().filter(post__author__in=members, post__concealment=None)
    for comment in comments.select_related("author", "post").order_by("created_at", "id"):
        telling_posts.commented(comment, comment.author)
    posted = Subquery(Post.objects.filter(pk=OuterRef("post")).values("created_at"))
    commented = Subquery(Comment.objects.filter(pk=OuterRef("comment")).values("created_at"))
    told = Event.objects.filter(kind__in=[kinds.ANSWER.name, kinds.COMMENT.name])
    told.update(created_at=Coalesce(commented, posted))
