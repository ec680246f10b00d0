"""In which tags a member is at home: how much they wrote there and how it was received."""

from dataclasses import dataclass

from django.db.models import Count, F, Sum

from qa.posts.models import Post
from qa.tags.models import Tag

TOP = 6


@dataclass(slots=True)
class TagScore:
    """`posts` questions and answers under one tag, and the sum of their votes."""

    tag: Tag
    posts: int = 0
    score: int = 0


def tag_scores(member, viewer) -> list[TagScore]:
    """The tags of the member's visible questions and of those that they answered, the best first; one query."""
    posts = Post.objects.visible_to(viewer).filter(author=member)
    asked = _by_tag(posts.questions(), "post_tags__tag__name")
    found: dict[str, TagScore] = {}
    for name, count, score in asked.union(_by_tag(posts.answers_only(), "parent__post_tags__tag__name"), all=True):
        line = found.setdefault(name, TagScore(Tag(name=name)))
        line.posts += count
        line.score += score
    return sorted(found.values(), key=lambda line: (-line.score, -line.posts, line.tag.name))


def _by_tag(posts, path: str):
    """(name, posts, sum of scores) for each tag that `path` leads to."""
    tagged = posts.order_by().annotate(name=F(path)).filter(name__isnull=False).values("name")
    return tagged.annotate(count=Count("pk"), total=Sum("score")).values_list("name", "count", "total")
