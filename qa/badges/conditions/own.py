"""Rules that the owner can choose for badges of their own; each takes one number, `n`."""

from qa.badges.conditions.parts import ANSWERS, QUESTIONS, held, reached


def points() -> str:
    return """SELECT u.id AS member, NULL::int AS post, NULL::timestamptz AS at
      FROM accounts_user u WHERE u.reputation >= %(n)s"""


def questions() -> str:
    return _counted(QUESTIONS, "p.created_at")


def answers() -> str:
    return _counted(ANSWERS, "p.created_at")


def accepted() -> str:
    """Of others' questions."""
    return _counted(ANSWERS, "p.chosen_at", "p.chosen_id = p.id AND p.author_id IS DISTINCT FROM p.asker_id")


def days() -> str:
    return """SELECT u.id AS member, NULL::int AS post, u.date_joined + %(n)s * interval '1 day' AS at
      FROM accounts_user u WHERE u.date_joined + %(n)s * interval '1 day' <= now()"""


def scored() -> str:
    return f"""SELECT p.author_id AS member, p.id AS post, {reached("p", "%(n)s")} AS at FROM
      (SELECT id, author_id, score, up_count, created_at FROM {QUESTIONS} q
        UNION ALL SELECT id, author_id, score, up_count, created_at FROM {ANSWERS} a) p WHERE {held("p", "%(n)s")}"""  # noqa: S608


def _counted(posts: str, moment: str, where: str = "true") -> str:
    return f"""SELECT p.author_id AS member, NULL::int AS post,
      (array_agg({moment} ORDER BY {moment}))[%(n)s] AS at
      FROM {posts} p WHERE {where} GROUP BY p.author_id HAVING count(*) >= %(n)s"""  # noqa: S608
