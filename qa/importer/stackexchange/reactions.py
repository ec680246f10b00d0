"""Comments and votes."""

from qa.importer.stackexchange.staging import run, select
from qa.importer.stackexchange.tally import Tally

_COMMENTS = """
INSERT INTO posts_comment (id, post_id, author_id, author_name, body, body_html, score, created_at)
SELECT c.id, c.post_id, u.id, CASE WHEN u.id IS NULL THEN coalesce(nullif(c.author_name, ''), 'user' || c.author, '')
  ELSE '' END, c.body, c.html, c.score, c.created
FROM import_comment c JOIN import_post p ON p.id = c.post_id LEFT JOIN import_user u ON u.id = c.author
"""
# Dumps name no voters, so these votes have none; a day is all they know of their time.
_VOTES = """
INSERT INTO votes_vote (id, post_id, voter_id, value, created_at)
SELECT v.id, v.post_id, NULL, CASE v.type WHEN 2 THEN 1 ELSE -1 END, v.at
FROM import_vote v JOIN import_post p ON p.id = v.post_id AND p.kind IN (1, 2) WHERE v.type IN (2, 3)
"""
_STRAY = """SELECT count(*) FILTER (WHERE p.id IS NULL), count(*) FILTER (WHERE p.kind NOT IN (1, 2)),
  count(*) FILTER (WHERE v.type = 1 AND p.kind IN (1, 2) AND NOT EXISTS
    (SELECT 1 FROM posts_post q WHERE q.accepted_answer_id = v.post_id))
FROM import_vote v LEFT JOIN import_post p ON p.id = v.post_id"""


def load_comments(tally: Tally) -> None:
    staged = select("SELECT count(*) FROM import_comment")[0][0]
    tally.skip("comments-on-missing-posts", staged - run(_COMMENTS))


def load_votes(tally: Tally) -> None:
    missing, other, acceptances = select(_STRAY)[0]
    tally.skip("votes-on-missing-posts", missing)
    tally.skip("votes-on-tag-wikis", other)
    tally.skip("acceptances-taken-back", acceptances)
    run(_VOTES)
