"""Badges for voting."""

from qa.badges.conditions.parts import ANSWERS


def up() -> str:
    """A first vote up."""
    return _first(1)


def down() -> str:
    """A first vote down."""
    return _first(-1)


def in_a_day() -> str:
    """`votes` votes in one UTC day, or all that the site allows in a day where that is fewer."""
    return """SELECT v.voter_id AS member, NULL::int AS post, max(v.created_at) AS at FROM votes_vote v
      GROUP BY v.voter_id, (v.created_at AT TIME ZONE 'UTC')::date
      HAVING count(*) >= least(%(votes)s, %(votes_per_day)s)"""


def often() -> str:
    """`votes` votes."""
    return """SELECT v.voter_id AS member, NULL::int AS post,
      (array_agg(v.created_at ORDER BY v.created_at))[%(votes)s] AS at FROM votes_vote v
      GROUP BY v.voter_id HAVING count(*) >= %(votes)s"""


def on_questions() -> str:
    """`votes` votes on questions, and `percent` percent of all votes on questions."""
    return """SELECT v.voter_id AS member, NULL::int AS post,
      (array_agg(v.created_at ORDER BY v.created_at) FILTER (WHERE p.kind = 1))[%(votes)s] AS at
      FROM votes_vote v JOIN posts_post p ON p.id = v.post_id GROUP BY v.voter_id
      HAVING count(*) FILTER (WHERE p.kind = 1) >= %(votes)s
        AND 100 * count(*) FILTER (WHERE p.kind = 1) >= %(percent)s * count(*)"""


def for_rivals() -> str:
    """`votes` votes up for answers beside one's own in a thread, where one's own has been voted up too."""
    return f"""SELECT v.voter_id AS member, NULL::int AS post,
      (array_agg(v.created_at ORDER BY v.created_at))[%(votes)s] AS at
      FROM votes_vote v JOIN {ANSWERS} a ON a.id = v.post_id
      WHERE v.value = 1 AND EXISTS (SELECT 1 FROM posts_post o WHERE o.parent_id = a.parent_id AND o.kind = 2
        AND o.author_id = v.voter_id AND o.concealment_id IS NULL AND o.score > 0)
      GROUP BY v.voter_id HAVING count(*) >= %(votes)s"""  # noqa: S608


def _first(value: int) -> str:
    return f"""SELECT v.voter_id AS member, NULL::int AS post, min(v.created_at) AS at FROM votes_vote v
      WHERE v.value = {value} GROUP BY v.voter_id"""  # noqa: S608
