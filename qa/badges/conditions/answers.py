"""Badges for answering."""

from qa.badges.conditions.parts import ANSWERS, EDITS, TEXT_CHANGED, first_answer, held, reached

_FOR_OTHERS = "a.author_id IS DISTINCT FROM a.asker_id"


def scored() -> str:
    """An answer with `score` or more."""
    return _answers("true")


def to_oneself() -> str:
    """An answer to one's own question with `score` or more."""
    return _answers("a.author_id = a.asker_id")


def first_and_accepted() -> str:
    """The first answer to another's question, accepted, with `score` or more."""
    return _accepted(f"{_FOR_OTHERS} AND {first_answer('a')}")


def accepted() -> str:
    """An accepted answer with `score` or more."""
    return _accepted("true")


def outscoring() -> str:
    """The best answer of its thread, with more than `times` the score of an accepted one that has more than `score`."""
    return f"""SELECT a.author_id AS member, a.id AS post, {reached("a", "%(times)s * c.score + 1")} AS at
      FROM {ANSWERS} a JOIN posts_post c ON c.id = a.chosen_id AND c.id <> a.id
      WHERE c.score > %(score)s AND a.score > %(times)s * c.score
        AND c.author_id IS DISTINCT FROM a.author_id
        AND NOT EXISTS (SELECT 1 FROM posts_post b WHERE b.parent_id = a.parent_id AND b.kind = 2
          AND b.concealment_id IS NULL AND b.score > a.score)"""  # noqa: S608


def late_first() -> str:
    """An answer more than `days` days after the question, the first in its thread to have reached `score`."""
    return _answers(
        f"""a.created_at > a.asked_at + %(days)s * interval '1 day' AND NOT EXISTS (
          SELECT 1 FROM posts_post e WHERE e.parent_id = a.parent_id AND e.kind = 2 AND e.concealment_id IS NULL
            AND e.score >= %(score)s AND e.created_at < a.created_at AND {reached("e")} < {reached("a")})"""  # noqa: S608
    )


def late() -> str:
    """An answer given `days` days after the question or later, with `score` or more."""
    return _answers("a.created_at >= a.asked_at + %(days)s * interval '1 day'")


def rescuing() -> str:
    """An answer with `score` to a question that stood at −`low` when it was written and has reached `high` since."""
    return _answers(
        """a.asked_score >= %(high)s AND -%(low)s >= (SELECT sum(v.value) FROM votes_vote v
           WHERE v.post_id = a.parent_id AND v.created_at <= a.created_at)"""
    )


def explaining() -> str:
    """Others' questions edited and answered within `hours` hours, the answer voted up; `count` of them."""
    return f"""SELECT f.author_id AS member, NULL::int AS post,
      (array_agg(f.at ORDER BY f.at))[%(count)s] AS at
      FROM (SELECT a.author_id, a.parent_id, min(greatest(a.created_at, e.created_at)) AS at
        FROM {ANSWERS} a JOIN {EDITS} e ON e.post_id = a.parent_id AND e.editor_id = a.author_id
          AND e.created_at BETWEEN a.created_at - %(hours)s * interval '1 hour'
            AND a.created_at + %(hours)s * interval '1 hour'
        WHERE a.score > 0 AND {_FOR_OTHERS} AND {TEXT_CHANGED} GROUP BY a.author_id, a.parent_id) f
      GROUP BY f.author_id HAVING count(*) >= %(count)s"""  # noqa: S608


def unsung() -> str:
    """More than `count` accepted answers without a vote, and they are `percent` percent of the accepted ones."""
    return f"""SELECT a.author_id AS member, NULL::int AS post,
      (array_agg(a.chosen_at ORDER BY a.chosen_at) FILTER (WHERE a.score = 0))[%(count)s + 1] AS at
      FROM {ANSWERS} a WHERE a.chosen_id = a.id AND {_FOR_OTHERS} AND a.community_wiki_at IS NULL
      GROUP BY a.author_id HAVING count(*) FILTER (WHERE a.score = 0) > %(count)s
        AND 100 * count(*) FILTER (WHERE a.score = 0) >= %(percent)s * count(*)"""  # noqa: S608


def _answers(where: str) -> str:
    return f"""SELECT a.author_id AS member, a.id AS post, {reached("a")} AS at
      FROM {ANSWERS} a WHERE {held("a")} AND {where}"""  # noqa: S608


def _accepted(where: str) -> str:
    return f"""SELECT a.author_id AS member, a.id AS post, greatest({reached("a")}, a.chosen_at) AS at
      FROM {ANSWERS} a WHERE a.score >= %(score)s AND a.chosen_id = a.id AND {where}"""  # noqa: S608
