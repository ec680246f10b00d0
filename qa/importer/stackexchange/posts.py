"""Questions, answers and tag wikis."""

from qa.importer.stackexchange.staging import run, select
from qa.importer.stackexchange.tally import Tally

_ORPHANS = """DELETE FROM import_post a WHERE kind = 2
  AND NOT EXISTS (SELECT 1 FROM import_post q WHERE q.id = a.parent_id AND q.kind = 1)"""
# The day of an acceptance is that of its vote; where that is missing, the moment the answer was there at the latest.
_INSERT = """
INSERT INTO posts_post (id, kind, parent_id, author_id, author_name, title, body, body_html, excerpt, category_id,
  created_at, edited_at, editor_id, editor_name, active_at, revision_number, score, up_count, down_count, answer_count,
  comment_count, view_count, accepted_answer_id, accepted_at, community_wiki_at)
SELECT p.id, p.kind, CASE p.kind WHEN 2 THEN p.parent_id END, o.id,
  CASE WHEN o.id IS NULL THEN coalesce(nullif(p.owner_name, ''), 'user' || p.owner, '') ELSE '' END,
  CASE p.kind WHEN 1 THEN coalesce(nullif(p.title, ''), 'Question ' || p.id) ELSE '' END,
  t.body, t.html, t.excerpt, NULL, p.created, p.edited, e.id,
  CASE WHEN e.id IS NULL AND p.edited IS NOT NULL THEN coalesce(nullif(p.editor_name, ''), 'user' || p.editor, '')
  ELSE '' END,
  coalesce(p.active, greatest(p.created, p.edited)), t.revisions, 0, 0, 0, 0, 0, p.views, a.id,
  CASE WHEN a.id IS NOT NULL THEN coalesce(v.at, greatest(a.created, p.created)) END, p.wiki
FROM import_post p JOIN import_text t ON t.post_id = p.id
  LEFT JOIN import_user o ON o.id = p.owner
  LEFT JOIN import_user e ON e.id = p.editor AND p.edited IS NOT NULL
  LEFT JOIN import_post a ON a.id = p.accepted_id AND a.kind = 2 AND a.parent_id = p.id AND p.kind = 1
  LEFT JOIN (SELECT post_id, max(at) AS at FROM import_vote WHERE type = 1 GROUP BY post_id) v ON v.post_id = a.id
"""
_MISSING_ACCEPTED = """SELECT count(*) FROM import_post p WHERE kind = 1 AND accepted_id IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM import_post a WHERE a.id = p.accepted_id AND a.kind = 2 AND a.parent_id = p.id)"""


def drop_orphans(tally: Tally) -> None:
    """Answers whose question is not in the dump have no place."""
    tally.skip("answers-without-question", run(_ORPHANS))
    tally.skip("history-of-missing-posts", run("DELETE FROM import_history h WHERE NOT EXISTS "
                                               "(SELECT 1 FROM import_post p WHERE p.id = h.post_id)"))  # fmt: skip


def load(tally: Tally) -> None:
    tally.skip("acceptances-of-missing-answers", select(_MISSING_ACCEPTED)[0][0])
    run(_INSERT)
