# ruff: noqa: S608 - what is put together here are parts of our own
"""How far a member has come: one number each, for progress. The numbers that must be reached stand in the catalogue."""

from qa.badges.conditions.parts import ANSWERS, EDITS, QUESTIONS

_BEST = "coalesce(max({column}), 0) FROM {posts} p WHERE p.author_id = %(member)s"

MEASURES = {
    "question score": "SELECT " + _BEST.format(column="p.score", posts=QUESTIONS),
    "question views": "SELECT " + _BEST.format(column="p.view_count", posts=QUESTIONS),
    "answer score": "SELECT " + _BEST.format(column="p.score", posts=ANSWERS),
    "good days": f"""SELECT count(DISTINCT (p.created_at AT TIME ZONE 'UTC')::date) FROM {QUESTIONS} p
      WHERE p.author_id = %(member)s AND p.score > 0 AND p.closure_id IS NULL""",
    "votes": "SELECT count(*) FROM votes_vote v WHERE v.voter_id = %(member)s",
    "question votes": """SELECT count(*) FROM votes_vote v JOIN posts_post p ON p.id = v.post_id AND p.kind = 1
      WHERE v.voter_id = %(member)s""",
    "comments": "SELECT count(*) FROM posts_comment c WHERE c.author_id = %(member)s AND c.deleted_at IS NULL",
    "good comments": """SELECT count(*) FROM posts_comment c
      WHERE c.author_id = %(member)s AND c.deleted_at IS NULL AND c.score >= 5""",
    "posts edited": f"""SELECT count(DISTINCT e.post_id) FROM {EDITS} e WHERE e.editor_id = %(member)s
      AND e.author_id IS DISTINCT FROM e.editor_id AND e.concealment_id IS NULL""",
    "days in a row": "SELECT u.days_in_a_row FROM accounts_user u WHERE u.id = %(member)s",
    "full days": """SELECT count(*) FROM reputation_daytotal d
      WHERE d.user_id = %(member)s AND least(%(points_daily_cap)s, d.capped) + d.exempt >= 200""",
    "about me": "SELECT (u.about <> '')::int FROM accounts_user u WHERE u.id = %(member)s",
    "own points": "SELECT u.reputation FROM accounts_user u WHERE u.id = %(member)s",
    "own questions": f"SELECT count(*) FROM {QUESTIONS} p WHERE p.author_id = %(member)s",
    "own answers": f"SELECT count(*) FROM {ANSWERS} p WHERE p.author_id = %(member)s",
    "own accepted": f"""SELECT count(*) FROM {ANSWERS} p WHERE p.author_id = %(member)s AND p.chosen_id = p.id
      AND p.asker_id IS DISTINCT FROM p.author_id""",
    "own days": "SELECT floor(extract(epoch FROM now() - u.date_joined) / 86400)::int FROM accounts_user u"
    " WHERE u.id = %(member)s",
}  # fmt: skip
