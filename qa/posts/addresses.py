"""Where posts stand: the addresses of threads, answers and comments (contract: Stack Exchange's own shapes)."""

from django.urls import reverse
from django.utils.text import slugify

MAX_SLUG = 80


def question_slug(title: str) -> str:
    """The readable end of a thread's address; empty for a title without any letter that fits one."""
    slug = slugify(title)
    return slug if len(slug) <= MAX_SLUG else slug[:MAX_SLUG].rsplit("-", 1)[0]


def question_url(question_id: int, title: str) -> str:
    slug = question_slug(title)
    if slug:
        return reverse("posts:question", args=[question_id, slug])
    return reverse("posts:question-bare", args=[question_id])


def post_url(post) -> str:
    """The thread, with the anchor of the answer when `post` is one."""
    if post.is_answer:
        return f"{question_url(post.parent_id, post.parent.title)}#{post.pk}"
    return question_url(post.pk, post.title)


def comment_anchor(comment) -> str:
    return f"comment{comment.pk}_{comment.post_id}"


def comment_url(comment) -> str:
    """The thread at this comment."""
    question = comment.post.question
    return f"{question_url(question.pk, question.title)}#{comment_anchor(comment)}"
