"""Closed questions: the dump says when (Posts), and in its history why and by whom."""

from qa.importer.close_reasons import close_reason
from qa.importer.stackexchange.staging import run

# Where the history names no original, a link between duplicates may.
_INSERT = """
INSERT INTO posts_closure (post_id, by_id, created_at, reason_id, note, duplicate_of_id)
SELECT p.id, u.id, p.closed, coalesce(r.id, %s), '', CASE WHEN r.slug = 'duplicate' THEN coalesce(o.id, l.id) END
FROM import_post p
  LEFT JOIN (SELECT DISTINCT ON (post_id) * FROM import_close ORDER BY post_id, at DESC) c ON c.post_id = p.id
  LEFT JOIN posts_closereason r ON r.slug = c.reason
  LEFT JOIN import_user u ON u.id = c.by_id
  LEFT JOIN import_post o ON o.id = c.original_id AND o.kind = 1 AND o.id <> p.id
  LEFT JOIN (SELECT k.post_id, min(q.id) AS id FROM import_link k JOIN import_post q ON q.id = k.related_id AND
    q.kind = 1 WHERE k.related_id <> k.post_id GROUP BY k.post_id) l ON l.post_id = p.id
WHERE p.closed IS NOT NULL AND p.kind = 1
"""
_POINT = "UPDATE posts_post p SET closure_id = c.id FROM posts_closure c WHERE c.post_id = p.id AND c.ended_at IS NULL"


def load() -> None:
    reasons = {
        slug: close_reason(slug).pk
        for slug in ("duplicate", "needs-details", "needs-focus", "opinion-based", "off-topic")
    }
    run(_INSERT, [reasons["off-topic"]])
    run(_POINT)
