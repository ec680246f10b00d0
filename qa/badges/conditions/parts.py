"""What the conditions are made of: public posts, real edits, and the moment in which a score was reached."""

QUESTIONS = "(SELECT * FROM posts_post WHERE kind = 1 AND concealment_id IS NULL)"

# Answers that everybody can read, each with what matters of its question.
ANSWERS = """(SELECT a.*, q.author_id AS asker_id, q.accepted_answer_id AS chosen_id, q.accepted_at AS chosen_at,
  q.created_at AS asked_at, q.score AS asked_score
  FROM posts_post a JOIN posts_post q ON q.id = a.parent_id
  WHERE a.kind = 2 AND a.concealment_id IS NULL AND q.concealment_id IS NULL)"""

# Changes of a text by a member after its first version.
EDITS = """(SELECT r.*, p.author_id, p.kind, p.concealment_id
  FROM posts_revision r JOIN posts_post p ON p.id = r.post_id
  WHERE r.number > 1 AND r.editor_id IS NOT NULL AND p.kind IN (1, 2))"""
# The edit `e` changed more than tags.
TEXT_CHANGED = """NOT EXISTS (SELECT 1 FROM posts_revision b WHERE b.post_id = e.post_id AND b.number = e.number - 1
  AND b.title = e.title AND b.body = e.body)"""


def held(post: str, least: str = "%(score)s") -> str:
    """The row `post` has a score of `least` or had it once: what came down again had earned it."""
    return f"({post}.score >= {least} OR {post}.up_count >= {least} AND EXISTS ({_totals(post, least)}))"


def reached(post: str, least: str = "%(score)s") -> str:
    """The moment in which the votes on the row `post` first summed up to `least`.

    Imported votes know only their day, so it is never before the post itself.
    """
    return f"greatest({post}.created_at, ({_totals(post, least)}))"


def _totals(post: str, least: str) -> str:
    return f"""SELECT s.at FROM (
      SELECT v.created_at AS at, v.id, sum(v.value) OVER (ORDER BY v.created_at, v.id) AS total
      FROM votes_vote v WHERE v.post_id = {post}.id) s WHERE s.total >= {least} ORDER BY s.at, s.id LIMIT 1"""  # noqa: S608


def first_answer(answer: str) -> str:
    """Nobody had answered before `answer`, as far as can be read today."""
    return f"""NOT EXISTS (SELECT 1 FROM posts_post e WHERE e.parent_id = {answer}.parent_id AND e.kind = 2
      AND e.concealment_id IS NULL AND (e.created_at, e.id) < ({answer}.created_at, {answer}.id))"""  # noqa: S608
