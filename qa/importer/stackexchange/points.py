"""Points of imported members: those of the dump to the last one, or those that its votes give by our rules."""

from qa.importer.stackexchange.staging import run, select
from qa.reputation.services import ledger, reconciling

# The votes of a dump know only their day and miss those on posts that are gone, bounties and old rules; one entry on
# the day of joining makes up the difference. It is exempt from the daily cap.
_BALANCE = """
INSERT INTO reputation_ledgerentry (user_id, event, points, capped, day, created_at)
SELECT u.id, 'imported', i.reputation - (u.reputation - u.reputation_debt), false,
  (i.joined AT TIME ZONE 'UTC')::date, i.joined
FROM accounts_user u JOIN import_user i USING (id) WHERE i.reputation <> u.reputation - u.reputation_debt
"""
_DAYS = """
INSERT INTO reputation_daytotal (user_id, day, capped, exempt)
SELECT user_id, day, 0, points FROM reputation_ledgerentry WHERE event = 'imported'
ON CONFLICT (user_id, day) DO UPDATE SET exempt = reputation_daytotal.exempt + excluded.exempt
"""
_MEMBERS = """UPDATE accounts_user u SET reputation = i.reputation, reputation_debt = 0 FROM import_user i
  WHERE i.id = u.id AND (u.reputation <> i.reputation OR u.reputation_debt <> 0)"""
_POSTS_AGREE = """SELECT count(*), count(*) FILTER (WHERE p.score = i.score) FROM posts_post p JOIN import_post i
  USING (id) WHERE p.kind IN (1, 2)"""
_MEMBERS_AGREE = """SELECT count(*), count(*) FILTER (WHERE u.reputation = i.reputation),
  count(*) FILTER (WHERE abs(u.reputation - i.reputation) <= 0.02 * i.reputation)
  FROM accounts_user u JOIN import_user i USING (id) WHERE u.id > 0"""


def settle(points: str) -> None:
    """Make all counters and points right; `points` is dump or replayed."""
    reconciling.fix()
    if points == "dump":
        run(_BALANCE)
        run(_DAYS)
        run(_MEMBERS)
    ledger.write([])  # ends the founding phase where enough people have points


def posts_report() -> dict:
    total, agree = select(_POSTS_AGREE)[0]
    return {"total": total, "score_agrees": agree}


def members_report() -> dict:
    """Of people; the system's own account is none."""
    total, exact, close = select(_MEMBERS_AGREE)[0]
    return {"total": total, "reputation_exact": exact, "reputation_within_2_percent": close}
