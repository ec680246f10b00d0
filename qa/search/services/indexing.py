"""Keeping the table of documents: one statement for one post, for a thread, and for all.

The words are made in PostgreSQL, so that a post written here and one that came by import are indexed by the same rule.
"""

from collections.abc import Callable

from django.db import connection
from django.db.models import Max, Q

from qa.posts.models import Post, PostTag
from qa.search.models import PostDocument

BATCH = 1000  # ids in one statement of `index_all`
LONGEST = 100_000  # characters of a text that are indexed; a tsvector holds one megabyte at most

# Spoilers are left out, tags inside a word are removed, other tags part words; then the five entities.
_PLAIN = r"""
replace(replace(replace(replace(replace(regexp_replace(regexp_replace(regexp_replace(left(p.body_html, %(longest)s),
    '<details class="spoiler">.*?</details>', ' ', 'g'),
    '</?(a|b|strong|i|em|del|s|code|kbd|span|sub|sup)(\s[^>]*)?>', '', 'g'),
    '<[^>]*>', ' ', 'g'),
    '&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#x27;', ''''), '&amp;', '&')
"""
# Only constants of this file are put into the statement's text; all else goes through parameters.
_INDEX = f"""
INSERT INTO search_postdocument (post_id, words)
SELECT p.id,
    setweight(to_tsvector('askwell', p.title), 'A')
    || setweight(to_tsvector('askwell', coalesce((
        SELECT string_agg(t.name || ' ' || translate(t.name, '-', ' '), ' ' ORDER BY t.name)
        FROM posts_posttag pt JOIN tags_tag t ON t.id = pt.tag_id WHERE pt.content_object_id = p.id), '')), 'B')
    || setweight(to_tsvector('askwell', {_PLAIN}), 'C')
FROM posts_post p LEFT JOIN posts_post q ON q.id = p.parent_id
WHERE p.kind IN (1, 2) AND p.concealment_id IS NULL AND q.concealment_id IS NULL AND {{which}}
ON CONFLICT (post_id) DO UPDATE SET words = excluded.words
"""  # noqa: S608


def index_post(post: Post) -> None:
    """Write the words of one post as they now are; nothing when it is not public."""
    _index("p.id = %(id)s", id=post.pk)


def index_thread(post: Post) -> None:
    """Write the words of `post`, and when it is a question those of its answers, which became public with it."""
    _index("p.id = %(id)s OR p.parent_id = %(id)s" if post.is_question else "p.id = %(id)s", id=post.pk)


def drop_post(post: Post) -> None:
    """`post` is not found any more; with a question its answers."""
    PostDocument.objects.filter(Q(post=post.pk) | Q(post__parent=post.pk)).delete()


def index_questions(question_ids) -> None:
    """Write the words of these questions; for whoever has changed their tags from outside (merging, renaming)."""
    _index("p.id = ANY(%(ids)s)", ids=list(question_ids))


def index_tagged(tag_id: int) -> None:
    """Write the words of every question that carries the tag; after it was renamed or merged into."""
    index_questions(PostTag.objects.filter(tag=tag_id).values_list("content_object_id", flat=True))


def index_all(progress: Callable[[int, int], None] | None = None) -> int:
    """Write all documents anew, in batches that hold no lock for long; returns how many there are.

    `progress(done, total)` is told ids, not rows. May run while the forum is used, and again after an interruption.
    """
    PostDocument.objects.exclude(post__in=Post.objects.public()).delete()
    last = Post.objects.aggregate(last=Max("pk"))["last"] or 0
    for start in range(0, last + 1, BATCH):
        _index("p.id >= %(start)s AND p.id < %(end)s", start=start, end=start + BATCH)
        if progress:
            progress(min(start + BATCH, last), last)
    return PostDocument.objects.count()


def _index(which: str, **params) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_INDEX.replace("{which}", f"({which})"), {"longest": LONGEST, **params})
