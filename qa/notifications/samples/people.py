"""Who and what the samples are about. These objects are never saved."""

from django.utils.translation import gettext as _

from accounts.models import User
from qa.posts.models import Comment, GuestAuthor, Post
from qa.posts.models.post import Kind

NOBODY = 2**62  # an id that nobody has, so that links of a sample lead to nobody's post


def noor() -> User:
    return User(pk=NOBODY, username="noor", display_name="Noor")


def question(by: User | None) -> Post:
    title, excerpt = _("How do you keep calm before a hard talk?"), _("Next week I have to tell my sister something.")
    return Post(pk=NOBODY, kind=Kind.QUESTION, author=by, title=title, body=excerpt, excerpt=excerpt)


def answer(by: User | None, to: Post) -> Post:
    excerpt = _("I write down the one sentence that matters, and then I breathe out slowly.")
    return Post(pk=NOBODY, kind=Kind.ANSWER, author=by, parent=to, body=excerpt, excerpt=excerpt)


def comment(by: User, on: Post) -> Comment:
    body = _("Thank you, the sentence on paper has helped me a lot.")
    return Comment(pk=NOBODY, post=on, author=by, body=body, body_html=f"<p>{body}</p>")


def guest(post: Post) -> GuestAuthor:
    return GuestAuthor(post=post, email="guest@example.org")
