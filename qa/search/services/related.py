"""Questions that stand close to another one: by shared tags and by their words."""

from qa.posts.models import Post

PER_TAG = 100  # newest questions of each tag that are looked at
BY_WORDS = 100  # where the tags give too few: questions with a word of the title that are looked at
CLOSE = 30  # those whose texts are compared as well

# Rare tags say more than common ones. `similarity` compares titles by trigrams (0 to 1), `ts_rank` by their words.
_SQL = """
WITH me AS (
    SELECT id, title, replace(plainto_tsquery('askwell', title)::text, '&', '|')::tsquery AS words
    FROM posts_post WHERE id = %(id)s
), shared AS (
    SELECT near.id, sum(1 / ln(3 + t.question_count)) AS weight
    FROM posts_posttag mine JOIN tags_tag t ON t.id = mine.tag_id
    CROSS JOIN LATERAL (
        SELECT content_object_id AS id FROM posts_posttag WHERE tag_id = mine.tag_id
        ORDER BY content_object_id DESC LIMIT %(per_tag)s) AS near
    WHERE mine.content_object_id = %(id)s AND near.id <> %(id)s GROUP BY near.id
), alike AS (
    SELECT post_id AS id FROM search_postdocument JOIN me ON search_postdocument.words @@ me.words
    WHERE (SELECT count(*) FROM shared) < %(limit)s LIMIT %(by_words)s
), candidates AS (
    SELECT id, sum(weight) AS weight FROM (SELECT id, weight FROM shared UNION ALL SELECT id, 0 FROM alike) AS both_ways
    GROUP BY id
), close AS (
    SELECT p.id, p.kind, p.title, p.score, p.answer_count, p.accepted_answer_id, p.closure_id,
        candidates.weight + 2 * similarity(p.title, me.title) AS closeness
    FROM candidates JOIN posts_post p ON p.id = candidates.id CROSS JOIN me
    WHERE p.kind = 1 AND p.concealment_id IS NULL AND p.id <> %(id)s
    ORDER BY closeness DESC, p.id DESC LIMIT %(close)s
)
SELECT close.id, kind, close.title, score, answer_count, accepted_answer_id, closure_id
FROM close JOIN search_postdocument document ON document.post_id = close.id CROSS JOIN me
ORDER BY closeness + 2 * ts_rank('{0,0,0.3,1}', document.words, me.words, 1) DESC, score DESC, close.id DESC
LIMIT %(limit)s
"""


def related_questions(question: Post, limit: int = 5) -> list[Post]:
    """At most `limit` public questions close to `question`, the closest first; one query over a bounded choice.

    The rows hold what a short list shows (title, score, whether there is an accepted answer); the rest is deferred.
    """
    params = {"id": question.pk, "per_tag": PER_TAG, "by_words": BY_WORDS, "close": CLOSE, "limit": limit}
    return list(Post.objects.raw(_SQL, params))
