"""What an open thread hears of: answers, scores, comments, and which posts somebody is editing just now."""

import hashlib
import json
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from qa.live.kept import Kept
from qa.posts.models import Draft, Post
from qa.posts.models.post import Kind

EDITING = timedelta(minutes=2)  # an edit is in progress as long as its draft was saved within this
MOST_POSTS = 201  # the question and its answers that pages show first; the rest of a longer thread is not watched
SECONDS = 2  # as old as an answer may be
MOST_THREADS = 512  # kept in each process, a few kilobytes each


# By hand, since every open thread causes it: building the same by the ORM costs ten times as much as asking for it.
_STATE = """
    SELECT p.id, p.kind, p.score, p.comment_count, p.answer_count, p.closure_id IS NOT NULL,
           max(p.id) FILTER (WHERE p.kind = 2) OVER (),
           (SELECT count(*) FROM posts_draft d
            WHERE d.post_id = p.id AND d.purpose = 'edit' AND d.updated_at >= %(since)s)
    FROM posts_post p
    WHERE p.concealment_id IS NULL AND (p.id = %(id)s AND p.kind = 1 OR p.parent_id = %(id)s AND p.kind = 2)
    ORDER BY p.kind, p.score DESC, p.id LIMIT %(most)s"""


def thread_state(question_id: int) -> dict | None:
    """The state of a public thread as anybody may know it, None for any other. One query.

    `{"answers": n, "newest": id of the newest answer or 0, "closed": bool, "posts": {id: [score, comments]}, "editing":
    {id: how many members}}`; who edits is nobody's business.
    """
    since = timezone.now() - EDITING
    with connection.cursor() as cursor:
        cursor.execute(_STATE, {"id": question_id, "since": since, "most": MOST_POSTS})
        rows = cursor.fetchall()
    if not rows or rows[0][1] != Kind.QUESTION:  # the question stands first, unless it is hidden
        return None
    _id, _kind, _score, _comments, answers, closed, newest, _editors = rows[0]
    return {
        "answers": answers,
        "newest": newest or 0,
        "closed": closed,
        "posts": {row[0]: [row[2], row[3]] for row in rows},
        "editing": {row[0]: row[7] for row in rows if row[7]},
    }


def others_are_editing(post: Post, member) -> bool:
    """Has another member saved a draft of an edit of `post` within the last two minutes? One query."""
    drafts = Draft.objects.filter(purpose=Draft.Purpose.EDIT, post=post, updated_at__gte=timezone.now() - EDITING)
    return drafts.exclude(member=member.pk).exists()


def _answer(question_id: int) -> tuple[bytes, str] | None:
    state = thread_state(question_id)
    if state is None:
        return None
    body = json.dumps(state, separators=(",", ":")).encode()
    return body, f'"{hashlib.sha256(body).hexdigest()[:20]}"'


kept_answer = Kept(_answer, seconds=SECONDS, most=MOST_THREADS)  # question id → its bytes and their ETag, or None
