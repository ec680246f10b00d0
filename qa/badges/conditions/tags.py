"""Badges for knowing a field, and for naming it."""

from qa.badges.conditions.parts import ANSWERS


def knowing_tag() -> str:
    """`answers` answers in one tag, wikis aside, with a total of `score`."""
    return f"""SELECT a.author_id AS member, NULL::int AS post, t.tag_id AS tag, NULL::timestamptz AS at
      FROM {ANSWERS} a JOIN posts_posttag t ON t.content_object_id = a.parent_id
      WHERE a.community_wiki_at IS NULL
      GROUP BY a.author_id, t.tag_id HAVING sum(a.score) >= %(score)s AND count(*) >= %(answers)s"""  # noqa: S608


def knowing_many() -> str:
    """A total of `score` in `tags` of the `top` most used tags, wikis aside."""
    return f"""SELECT k.author_id AS member, NULL::int AS post, NULL::timestamptz AS at
      FROM (SELECT a.author_id, t.tag_id FROM {ANSWERS} a JOIN posts_posttag t ON t.content_object_id = a.parent_id
        WHERE a.community_wiki_at IS NULL AND t.tag_id IN
          (SELECT id FROM tags_tag WHERE question_count > 0 ORDER BY question_count DESC, name LIMIT %(top)s)
        GROUP BY a.author_id, t.tag_id HAVING sum(a.score) >= %(score)s) k
      GROUP BY k.author_id HAVING count(*) >= %(tags)s"""  # noqa: S608


def naming() -> str:
    """Whoever first put a tag on a question that `questions` questions carry by now."""
    return """SELECT f.editor_id AS member, NULL::int AS post, NULL::timestamptz AS at
      FROM (SELECT DISTINCT ON (t.id) r.editor_id FROM posts_revision r, unnest(r.tag_names) AS n (name)
        JOIN tags_tag t ON t.name = n.name AND t.question_count >= %(questions)s
        ORDER BY t.id, r.created_at, r.id) f"""
