"""What asking, answering and editing share: cleaned text, rendered once, one revision a version."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from qa import markup
from qa.core.text import clean_line
from qa.posts.models import Post, PostTag, Revision
from qa.site.current import site_settings


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody without an account: an optional name to show, an optional address, and the key of their browser."""

    name: str = ""
    email: str = ""
    key: str = ""


def render_body(body: str) -> tuple[str, str]:
    """(safe HTML, first words as plain text) of Markdown `body`."""
    html = markup.render(body, mentions=User.objects.addresses_of, image_hosts=site_settings().image_host_set)
    return html, markup.excerpt(html, 280)


def set_body(post: Post, body: str) -> None:
    post.body = body
    post.body_html, post.excerpt = render_body(body)


def set_tags(post: Post, tags: list) -> None:
    """Write the through rows in bulk (`tags.add` of five tags would cost 22 queries)."""
    PostTag.objects.filter(content_object=post).delete()
    PostTag.objects.bulk_create(PostTag(content_object_id=post.pk, tag=tag, position=n) for n, tag in enumerate(tags))


def add_revision(post: Post, *, editor, editor_name: str = "", summary: str = "", tag_names=(), at=None) -> Revision:
    """Keep the post's text as it now is under the post's `revision_number`."""
    return Revision.objects.create(
        post_id=post.pk,
        number=post.revision_number,
        editor=editor,
        editor_name=editor_name,
        created_at=at or timezone.now(),
        summary=clean_line(summary)[:300],
        title=post.title,
        body=post.body,
        tag_names=list(tag_names),
        category_id=post.category_id,
    )


def locked(post_id: int) -> Post:
    """The post's row, locked for this transaction (its question's row first is the caller's business: posts by id)."""
    return Post.objects.select_for_update(of=("self",), no_key=True).get(pk=post_id)


def locked_thread(post: Post) -> tuple[Post, Post]:
    """(question, post) locked in the order of their ids; the same object twice for a question."""
    ids = sorted({post.pk, post.question_id})
    rows = {
        row.pk: row
        for row in Post.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk")
    }
    question, own = rows[post.question_id], rows[post.pk]
    if own.is_answer:
        own.parent = question
    return question, own
