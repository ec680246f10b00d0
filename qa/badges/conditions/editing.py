"""Badges for caring for texts: comments, edits, tags, and taking back what did not help."""

from qa.badges.conditions.parts import EDITS, TEXT_CHANGED

_FOR_OTHERS = f"e.editor_id IS DISTINCT FROM e.author_id AND e.concealment_id IS NULL AND {TEXT_CHANGED}"
_TAGS_CHANGED = """EXISTS (SELECT 1 FROM posts_revision b WHERE b.post_id = e.post_id AND b.number = e.number - 1
  AND NOT (b.tag_names @> e.tag_names AND b.tag_names <@ e.tag_names))"""
_LONG_QUIET = """NOT EXISTS (SELECT 1 FROM posts_revision b WHERE b.post_id = e.post_id AND b.id <> e.id
  AND b.created_at <= e.created_at AND b.created_at > e.created_at - %(months)s * interval '1 month')"""


def commenting() -> str:
    """`comments` comments."""
    return _comments("true")


def good_comments() -> str:
    """`comments` comments with `score` or more."""
    return _comments("c.score >= %(score)s")


def editing() -> str:
    """A first edit of a title or a text, one's own included."""
    return f"""SELECT e.editor_id AS member, e.post_id AS post, e.created_at AS at FROM {EDITS} e
      WHERE {TEXT_CHANGED}"""  # noqa: S608


def editing_often() -> str:
    """`posts` posts of others edited; deleted ones and mere changes of tags do not count."""
    return f"""SELECT f.editor_id AS member, NULL::int AS post, (array_agg(f.at ORDER BY f.at))[%(posts)s] AS at
      FROM (SELECT e.editor_id, e.post_id, min(e.created_at) AS at FROM {EDITS} e
        WHERE {_FOR_OTHERS}
        GROUP BY e.editor_id, e.post_id) f
      GROUP BY f.editor_id HAVING count(*) >= %(posts)s"""  # noqa: S608


def digging() -> str:
    """`posts` texts of others edited that nobody had touched for `months` months."""
    return f"""SELECT f.editor_id AS member, NULL::int AS post, (array_agg(f.at ORDER BY f.at))[%(posts)s] AS at
      FROM (SELECT e.editor_id, e.post_id, min(e.created_at) AS at FROM {EDITS} e
        WHERE {_FOR_OTHERS} AND {_LONG_QUIET}
        GROUP BY e.editor_id, e.post_id) f
      GROUP BY f.editor_id HAVING count(*) >= %(posts)s"""  # noqa: S608


def retagging() -> str:
    """A first change of the tags of somebody else's question."""
    return f"""SELECT e.editor_id AS member, e.post_id AS post, e.created_at AS at FROM {EDITS} e
      WHERE e.kind = 1 AND e.editor_id IS DISTINCT FROM e.author_id AND {_TAGS_CHANGED}"""  # noqa: S608


def withdrawing_good() -> str:
    """One's own post deleted although it had `score` or more."""
    return _withdrawn("p.score >= %(score)s")


def withdrawing_bad() -> str:
    """One's own post deleted that had −`score` or less."""
    return _withdrawn("p.score <= -%(score)s")


def _comments(where: str) -> str:
    return f"""SELECT c.author_id AS member, NULL::int AS post,
      (array_agg(c.created_at ORDER BY c.created_at))[%(comments)s] AS at
      FROM posts_comment c WHERE c.deleted_at IS NULL AND {where}
      GROUP BY c.author_id HAVING count(*) >= %(comments)s"""  # noqa: S608


def _withdrawn(where: str) -> str:
    return f"""SELECT p.author_id AS member, p.id AS post, s.created_at AS at
      FROM posts_post p JOIN posts_concealment s ON s.id = p.concealment_id
      WHERE s.kind = 'deleted' AND s.by_id = p.author_id AND {where}"""  # noqa: S608
