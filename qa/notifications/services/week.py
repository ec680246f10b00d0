"""What the week brought in the places that a member follows."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from qa.following.models import Follow, Mute
from qa.posts.models import Post, PostTag

MOST = 5  # of each


def unanswered_questions(member: User, since: datetime) -> list[Post]:
    """The best open questions since then that no answer has helped yet; neither asked nor answered by the member."""
    answered = Post.objects.answers_only().filter(parent=OuterRef("pk"), author=member)
    asked = Post.objects.questions().public().unanswered().filter(created_at__gte=since)
    asked = asked.filter(_where_followed(member, ""), ~Exists(answered)).exclude(author=member)
    return list(_not_muted(asked, member, "").order_by("-score", "-view_count", "-id")[:MOST])


def helpful_answers(member: User, since: datetime) -> list[Post]:
    """The answers since then that were voted up most, in open questions."""
    given = Post.objects.answers_only().public().filter(created_at__gte=since, score__gt=0, parent__closure=None)
    given = given.filter(_where_followed(member, "parent__")).exclude(author=member).select_related("parent", "author")
    return list(_not_muted(given, member, "parent__").order_by("-score", "-id")[:MOST])


def _where_followed(member: User, question: str) -> Q:
    """In a tag or category that the member follows; everywhere for who follows none. `question` leads there."""
    follows = Follow.objects.filter(member=member)
    tags = list(follows.exclude(tag=None).values_list("tag", flat=True))
    categories = list(follows.exclude(category=None).values_list("category", flat=True))
    if not tags and not categories:
        return Q()
    thread = OuterRef("parent" if question else "pk")
    tagged = PostTag.objects.filter(content_object=thread, tag__in=tags)
    return Q(**{f"{question}category__in": categories}) | Exists(tagged)


def _not_muted(posts: QuerySet, member: User, question: str) -> QuerySet:
    mutes = Mute.objects.filter(member=member)
    threads, people = mutes.exclude(question=None).values("question"), mutes.exclude(person=None).values("person")
    posts = posts.exclude(author__in=people)
    return (
        posts.exclude(parent__in=threads).exclude(parent__author__in=people)
        if question
        else posts.exclude(pk__in=threads)
    )
