"""Who hears of an act because they follow something, and who wants to hear nothing: for `qa.notifications`.

All three answer with ids in at most three queries, however many followers there are. Who did the act is not left out,
and whether a reader may see the post is for the caller: both are the same for every reason to be told.
"""

from django.db.models import Q

from qa.following.models import Follow, Mute
from qa.following.rules import MUTABLE
from qa.tags.models import Category

TAG, CATEGORY, PERSON = "tag", "category", "person"


def question_followers(question_id: int) -> set[int]:
    """The active members who follow this question. One query."""
    follows = Follow.objects.filter(question_id=question_id, member__is_active=True)
    return set(follows.values_list("member_id", flat=True))


def followers_of_new_question(post) -> dict[int, str]:
    """{member id: "person", "tag" or "category"}: who follows the author, a tag of the question, or its category.

    Each for the strongest of their reasons: a person is chosen more on purpose than a tag, a tag than a category. Who
    follows a category hears of those inside it too. Three queries.
    """
    wanted = Q(tag__in=list(post.post_tags.values_list("tag_id", flat=True)))
    if above := _with_ancestors(post.category_id):
        wanted |= Q(category__in=above)
    if post.author_id:
        wanted |= Q(person=post.author_id)
    follows = Follow.objects.filter(wanted, member__is_active=True).values_list("member_id", "person_id", "tag_id")
    strength = {CATEGORY: 0, TAG: 1, PERSON: 2}
    found: dict[int, str] = {}
    for member_id, person_id, tag_id in follows.iterator(chunk_size=5000):
        reason = PERSON if person_id else TAG if tag_id else CATEGORY
        if strength[reason] >= strength[found.get(member_id, CATEGORY)]:
            found[member_id] = reason
    return found


def muted_by(member_ids, *, question_id: int | None = None, actor_id: int | None = None) -> set[int]:
    """Those of `member_ids` who have muted this thread, or the member who acts. One query.

    A moderator is heard whoever has muted them before they became one (`rules.may_mute`).
    """
    muted = Q(question_id=question_id) if question_id else Q()
    if actor_id:
        muted |= Q(person_id=actor_id) & MUTABLE
    if not muted:
        return set()
    return set(Mute.objects.filter(muted, member__in=list(member_ids)).values_list("member_id", flat=True))


def _with_ancestors(category_id: int | None) -> list[int]:
    """`category_id` and all above it, from one query of the small tree."""
    parents = dict(Category.objects.values_list("id", "parent_id")) if category_id else {}
    path: list[int] = []
    while category_id in parents and category_id not in path:
        path.append(category_id)
        category_id = parents[category_id]
    return path
