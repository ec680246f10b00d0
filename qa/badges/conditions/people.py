"""Badges for being here: the profile, visits, years, points, links that others followed."""

# What a day brought, without the balance that an import has put on the day of joining.
_DAYS = """(SELECT d.user_id, d.day, u.date_joined, least(%(points_daily_cap)s, d.capped) + d.exempt
    - CASE WHEN d.day = (u.date_joined AT TIME ZONE 'UTC')::date THEN coalesce((SELECT sum(l.points)
        FROM reputation_ledgerentry l WHERE l.user_id = d.user_id AND l.day = d.day AND l.event = 'imported'), 0)
      ELSE 0 END AS points
  FROM reputation_daytotal d JOIN accounts_user u ON u.id = d.user_id)"""


def about_me() -> str:
    """Something written about oneself."""
    return """SELECT u.id AS member, NULL::int AS post, NULL::timestamptz AS at
      FROM accounts_user u WHERE u.about <> ''"""


def visiting() -> str:
    """A visit on each of `days` UTC days in a row."""
    return """SELECT u.id AS member, NULL::int AS post, u.last_seen::timestamptz AS at
      FROM accounts_user u WHERE u.days_in_a_row >= %(days)s"""


def yearly() -> str:
    """A year of membership over, and `points` points from it."""
    return f"""SELECT y.user_id AS member, NULL::int AS post, y.year::text AS occasion,
        min(y.date_joined) + y.year * interval '1 year' AS at
      FROM (SELECT d.*, 1 + extract(year FROM age(d.day::timestamptz, date_trunc('day', d.date_joined)))::int AS year
            FROM {_DAYS} d) y
      GROUP BY y.user_id, y.year
      HAVING sum(y.points) >= %(points)s AND min(y.date_joined) + y.year * interval '1 year' <= now()"""  # noqa: S608


def full_days() -> str:
    """`points` points on each of `days` days."""
    return f"""SELECT d.user_id AS member, NULL::int AS post,
      (array_agg(d.day ORDER BY d.day))[%(days)s]::timestamptz AS at
      FROM {_DAYS} d WHERE d.points >= %(points)s GROUP BY d.user_id HAVING count(*) >= %(days)s"""  # noqa: S608


def sharing() -> str:
    """A link to a question, with one's own number in it, followed from `networks` networks within `days` days."""
    return """SELECT d.member_id AS member, d.question_id AS post, NULL::timestamptz AS at
      FROM (SELECT DISTINCT member_id, question_id, day FROM badges_sharevisit) d
        JOIN badges_sharevisit v ON v.member_id = d.member_id AND v.question_id = d.question_id
          AND v.day BETWEEN d.day AND d.day + %(days)s - 1
      GROUP BY d.member_id, d.question_id, d.day HAVING count(*) >= %(networks)s"""
