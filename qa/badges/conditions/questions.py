"""Badges for asking."""

from qa.badges.conditions.parts import ANSWERS, QUESTIONS, held, reached


def scored() -> str:
    """A question with `score` or more, now or once."""
    return f"""SELECT q.author_id AS member, q.id AS post, {reached("q")} AS at
      FROM {QUESTIONS} q WHERE {held("q")}"""  # noqa: S608


def accepting() -> str:
    """An answer accepted by its asker."""
    return f"""SELECT a.asker_id AS member, a.parent_id AS post, a.chosen_at AS at
      FROM {ANSWERS} a WHERE a.chosen_id = a.id"""  # noqa: S608


def viewed() -> str:
    """A question that was looked at `views` times; nobody knows when that was."""
    return f"""SELECT q.author_id AS member, q.id AS post, NULL::timestamptz AS at
      FROM {QUESTIONS} q WHERE q.view_count >= %(views)s"""  # noqa: S608


def asking_well() -> str:
    """Well-received questions on `days` days, and at least as many of them as a half of all, less the others.

    Well received: voted up, public, and not closed but as a duplicate. The record counts what was closed or deleted.
    """
    return """SELECT q.author_id AS member, NULL::int AS post,
      (array_agg(q.created_at ORDER BY q.created_at) FILTER (WHERE q.good))[%(days)s] AS at
      FROM (SELECT p.author_id, p.created_at, p.score > 0 AND fine.here AS good, p.score < 0 OR NOT fine.here AS bad
            FROM posts_post p LEFT JOIN posts_closure c ON c.id = p.closure_id
              LEFT JOIN posts_closereason r ON r.id = c.reason_id,
              LATERAL (SELECT p.concealment_id IS NULL AND (c.id IS NULL OR r.slug = 'duplicate') AS here) fine
            WHERE p.kind = 1) q
      GROUP BY q.author_id
      HAVING count(DISTINCT (q.created_at AT TIME ZONE 'UTC')::date) FILTER (WHERE q.good) >= %(days)s
        AND 2 * (count(*) FILTER (WHERE q.good) - count(*) FILTER (WHERE q.bad)) >= count(*)"""


def saved() -> str:
    """A question that `saves` members keep."""
    return _saved(QUESTIONS)


def answer_saved() -> str:
    """An answer that `saves` members keep."""
    return _saved(ANSWERS)


def _saved(posts: str) -> str:
    return f"""SELECT min(p.author_id) AS member, p.id AS post,
      (array_agg(s.created_at ORDER BY s.created_at))[%(saves)s] AS at
      FROM {posts} p JOIN following_savedpost s ON s.post_id = p.id AND s.member_id IS DISTINCT FROM p.author_id
      GROUP BY p.id HAVING count(*) >= %(saves)s"""  # noqa: S608
