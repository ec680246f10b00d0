"""What a page shows beside a post's text: the reader's vote, the comments, and what the reader may do."""

from types import SimpleNamespace

from qa.core import privileges
from qa.following.mine import on_thread
from qa.posts import rules
from qa.posts.models import Comment, Post
from qa.votes import rules as vote_rules
from qa.votes.models import Vote


def dress(user, posts: list[Post]) -> None:
    """Give each post what the page shows beside its text: my vote, comments, what I may do, and my marks on the thread
    (`post.mine`; what somebody I have muted wrote `is_folded`). Two queries for visitors, four for members."""
    ids = [post.pk for post in posts]
    votes = Vote.objects.of_member_on(user, ids)
    comments: dict[int, list[Comment]] = {}
    shown = Comment.objects.filter(post__in=ids).select_related("author")
    if not (user.is_authenticated and user.is_moderator):
        shown = shown.filter(deleted_at=None)
    for comment in shown.order_by("created_at", "id"):
        comments.setdefault(comment.post_id, []).append(comment)
    authors = {row.author_id for row in [*posts, *(c for given in comments.values() for c in given)] if row.author_id}
    mine = on_thread(user, question_id=posts[0].question_id, post_ids=ids, author_ids=authors)
    for post in posts:
        post.mine, post.is_folded = mine, post.author_id in mine.muted_people
        post.my_vote = votes.get(post.pk, 0)
        post.shown_comments = comments.get(post.pk, [])
        post.is_accepted = post.is_answer and post.parent.accepted_answer_id == post.pk
        post.may = _may(user, post)
        for comment in post.shown_comments:
            comment.post = post
            comment.is_folded = comment.author_id in mine.muted_people
            comment.may_edit = comment.may_delete = bool(rules.may_edit_comment(user, comment))


def _may(user, post: Post) -> SimpleNamespace:
    staff = bool(rules.may_moderate(user))
    held = post.concealment_id is not None and post.concealment.kind == "held"
    return SimpleNamespace(
        edit=rules.may_edit(user, post),
        delete=post.is_public and rules.may_delete(user, post),
        restore=not post.is_public and not held and rules.may_restore(user, post),
        close=staff and post.is_question and not post.is_closed,
        reopen=staff and post.is_question and post.is_closed,
        lock=staff and not post.lock_in_force,
        unlock=staff and post.lock_in_force is not None,
        approve=staff and held,
        accept=post.is_answer
        and user.is_authenticated
        and user.pk == post.parent.author_id
        and rules.may_accept(user, post),
        vote_up=vote_rules.may_vote(user, post, 1),
        vote_down=vote_rules.may_vote(user, post, -1),
        comment=rules.may_comment(user, post),
        see_counts=user.is_authenticated and bool(privileges.has(user, privileges.VOTE_COUNTS)),
        moderate=staff,
    )
