"""Which tags to offer for a few typed letters."""

from django.db.models import Case, Exists, OuterRef, Q, When

from qa.tags.models import Tag, TagSynonym

MOST = 10


def suggestions(text: str) -> list[Tag]:
    """At most ten tags; without `text` the most used of all. One query.

    First the one of that name, then those that begin so, those with a synonym that does, those that contain it; within
    each the most used first.
    """
    if not text:
        return list(Tag.objects.in_use().popular()[:MOST])
    synonym = Exists(TagSynonym.objects.filter(target=OuterRef("pk"), name__startswith=text))
    nearness = Case(When(name=text, then=0), When(name__startswith=text, then=1), When(synonym, then=2), default=3)
    tags = Tag.objects.filter(Q(name__contains=text) | Q(synonym))
    return list(tags.order_by(nearness, "-question_count", "name")[:MOST])
