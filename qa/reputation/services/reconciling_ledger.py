"""The ledger as it must be by the votes and acceptances, in SQL: the same table of points as `qa.reputation.points`.

`tests/qa/reputation` proves that both agree. What other apps write is told by their `sources`; entries of any other
event (an imported balance) are sources themselves.
"""

from django.db import connection

from qa.reputation.services.sources import COLUMNS, registered
from qa.site.current import site_settings

VOTES_AND_ACCEPTANCES = """
SELECT p.author_id AS user_id,
  CASE WHEN v.value > 0 THEN CASE p.kind WHEN 1 THEN 'question-up' ELSE 'answer-up' END
       ELSE CASE p.kind WHEN 1 THEN 'question-down' ELSE 'answer-down' END END AS event,
  CASE WHEN v.value > 0 THEN CASE p.kind WHEN 1 THEN %(question_up)s ELSE %(answer_up)s END ELSE %(down)s END AS points,
  true AS capped, p.id AS post_id, v.id AS vote_id, (v.created_at AT TIME ZONE 'UTC')::date AS day, v.created_at,
  NULL::bigint AS source_id
FROM votes_vote v JOIN posts_post p ON p.id = v.post_id
WHERE p.kind IN (1, 2) AND p.community_wiki_at IS NULL AND p.author_id IS NOT NULL
  AND v.voter_id IS DISTINCT FROM p.author_id
UNION ALL
SELECT v.voter_id, 'down-voter', %(down_voter)s, false, p.id, v.id, (v.created_at AT TIME ZONE 'UTC')::date,
  v.created_at, NULL
FROM votes_vote v JOIN posts_post p ON p.id = v.post_id
WHERE v.value < 0 AND p.kind = 2 AND p.community_wiki_at IS NULL AND v.voter_id IS NOT NULL
  AND v.voter_id IS DISTINCT FROM p.author_id
UNION ALL
SELECT a.author_id, 'accepted', %(accepted)s, false, a.id, NULL, (q.accepted_at AT TIME ZONE 'UTC')::date,
  q.accepted_at, NULL
FROM posts_post q JOIN posts_post a ON a.id = q.accepted_answer_id
WHERE a.author_id IS NOT NULL AND a.author_id IS DISTINCT FROM q.author_id AND a.community_wiki_at IS NULL
UNION ALL
SELECT q.author_id, 'accepting', %(accepting)s, false, a.id, NULL, (q.accepted_at AT TIME ZONE 'UTC')::date,
  q.accepted_at, NULL
FROM posts_post q JOIN posts_post a ON a.id = q.accepted_answer_id
WHERE q.author_id IS NOT NULL AND a.author_id IS DISTINCT FROM q.author_id
  AND (a.author_id IS NOT NULL OR NOT EXISTS (SELECT FROM posts_guestauthor g WHERE g.post_id = a.id))
"""
EVENTS = ("question-up", "answer-up", "question-down", "answer-down", "down-voter", "accepted", "accepting")


def ledger_differences() -> int:
    """Entries that should be there and are not, and the other way round."""
    have = f"SELECT {COLUMNS} FROM reputation_ledgerentry WHERE {_derived()}"  # noqa: S608
    sql = f"""WITH want AS ({_expected()}), have AS ({have}) SELECT
      (SELECT count(*) FROM (SELECT * FROM want EXCEPT ALL SELECT * FROM have) a)
      + (SELECT count(*) FROM (SELECT * FROM have EXCEPT ALL SELECT * FROM want) b)"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, _points())
        return cursor.fetchone()[0]


def rewrite_ledger() -> None:
    """Write all derived entries anew."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM reputation_ledgerentry WHERE {_derived()}")  # noqa: S608
        cursor.execute(f"INSERT INTO reputation_ledgerentry ({COLUMNS}) {_expected()}", _points())


def _expected() -> str:
    return " UNION ALL ".join([VOTES_AND_ACCEPTANCES, *(source.select for source in registered())])


def _derived() -> str:
    events = [*EVENTS, *(event for source in registered() for event in source.events)]
    return "event IN ({})".format(", ".join(f"'{event}'" for event in events))


def _points() -> dict[str, int]:
    site = site_settings()
    return {
        "question_up": site.points_question_up,
        "answer_up": site.points_answer_up,
        "down": site.points_down,
        "down_voter": site.points_down_voter,
        "accepted": site.points_accepted,
        "accepting": site.points_accepting,
    }
