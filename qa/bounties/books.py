"""What bounties write into the ledger and onto posts, in SQL: `manage.py reconcile` compares and rewrites it.

The same table as `qa.bounties.points`; `tests/qa/bounties` proves that both agree.
"""

from qa.reputation.models import Event
from qa.reputation.services.reconciling import Check
from qa.reputation.services.sources import Source

_ENTRIES = """
SELECT c.member_id, 'bounty-given', -c.amount, false, b.question_id, NULL::bigint, (c.at AT TIME ZONE 'UTC')::date,
  c.at, c.id
FROM bounties_contribution c JOIN bounties_bounty b ON b.id = c.bounty_id WHERE c.member_id IS NOT NULL
UNION ALL
SELECT c.member_id, 'bounty-returned', c.amount, false, b.question_id, NULL, (b.ended_at AT TIME ZONE 'UTC')::date,
  b.ended_at, c.id
FROM bounties_contribution c JOIN bounties_bounty b ON b.id = c.bounty_id
WHERE b.state = 'returned' AND c.member_id IS NOT NULL
UNION ALL
SELECT b.winner_id, 'bounty-won', b.points, false, b.awarded_to_id, NULL, (b.ended_at AT TIME ZONE 'UTC')::date,
  b.ended_at, b.id
FROM bounties_bounty b WHERE b.winner_id IS NOT NULL
"""
TOTALS = Check(
    "totals of bounties",
    "bounties_bounty",
    ("total",),
    "SELECT bounty_id AS id, sum(amount) AS total FROM bounties_contribution GROUP BY bounty_id",
)
ON_POSTS = Check(
    "bounties of posts",
    "posts_post",
    ("bounty", "bounty_ends_at"),
    """SELECT p.id, coalesce(r.total, w.won, 0) AS bounty, r.shown_until AS bounty_ends_at FROM posts_post p
       LEFT JOIN (SELECT question_id, total, CASE WHEN grace_began_at IS NULL THEN ends_at END AS shown_until
                  FROM bounties_bounty WHERE state = 'running') r ON r.question_id = p.id
       LEFT JOIN (SELECT awarded_to_id, sum(points) AS won FROM bounties_bounty GROUP BY awarded_to_id) w
         ON w.awarded_to_id = p.id""",
)
BOUNTIES = Source(
    "bounties",
    (Event.BOUNTY_GIVEN.value, Event.BOUNTY_RETURNED.value, Event.BOUNTY_WON.value),
    _ENTRIES,
    ("bounties_bounty", "bounties_contribution"),
    (TOTALS, ON_POSTS),
)
