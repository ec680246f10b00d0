"""Who asks and answers most helpfully under a tag: by the scores of their public posts."""

from datetime import UTC, date, datetime, time

from django.db.models import Count, Q, Sum

from accounts.models import User
from qa.posts.models import PostTag
from qa.posts.models.post import Kind
from qa.tags.models import Tag

MOST = 20


def top_users(tag: Tag, kind: Kind, since: date | None) -> list[User]:
    """At most `MOST` members with the `total` of scores and the `number` of their posts of that kind since a day."""
    questions = PostTag.objects.filter(tag=tag).values("content_object")
    theirs = Q(posts__kind=kind, posts__concealment=None)
    if kind == Kind.QUESTION:
        theirs &= Q(posts__in=questions)
    else:
        theirs &= Q(posts__parent__in=questions, posts__parent__concealment=None)
    if since is not None:
        theirs &= Q(posts__created_at__gte=datetime.combine(since, time(), tzinfo=UTC))
    members = User.objects.in_lists().filter(theirs).annotate(total=Sum("posts__score"), number=Count("posts"))
    return list(
        members.filter(total__gt=0)
        .order_by("-total", "-number", "id")
        .only("display_name", "username", "is_system")[:MOST]
    )
