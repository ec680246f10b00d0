"""Asking a question."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.core.text import clean_line, clean_text
from qa.core.verdict import Invalid
from qa.posts import limits, rules
from qa.posts.models import Draft, Post
from qa.posts.models.post import Kind
from qa.posts.services import guests, writing
from qa.posts.services.publishing import publish
from qa.posts.services.states import hold
from qa.site.current import site_settings
from qa.site.models.settings import GuestPolicy
from qa.tags.models import Category
from qa.tags.services.naming import tags_named

SENT_TWICE = timedelta(minutes=10)


@transaction.atomic
def ask_question(
    *, by, title: str, body: str, tag_names: list[str], category: Category | None, network: str = "", guest=None
) -> Post:
    """Write a question by the member `by`, or by the `guest` (writing.Guest) when `by` is not logged in.

    Raises `Invalid` (field and sentence), `Refusal` or `TooOften`; nothing is written then. A form that is sent twice
    gives the question that it has made already. A guest's question is held for a moderator unless the owner's policy
    is open.
    """
    rules.may_ask(by).require()
    member = by if by.is_authenticated else None
    title, body = clean_line(title), clean_text(body)
    limits.check_title(title)
    limits.check_body(body)
    limits.check_tags(tag_names)
    if category is None and site_settings().category_required and Category.objects.exists():
        raise Invalid(_("Please choose a category."), "category")
    limits.spend_limits("ask", by=member, network=network)
    if member and (twin := _just_asked(member, title, body)):
        return twin
    tags = tags_named(tag_names, by=by)
    limits.check_tags([tag.name for tag in tags])
    now = timezone.now()
    post = Post(kind=Kind.QUESTION, author=member, title=title, category=category, created_at=now, active_at=now)
    post.author_name = "" if member else clean_line(guest.name)[:40]
    writing.set_body(post, body)
    limits.check_links(post.body_html, by=by)
    post.save()
    writing.set_tags(post, tags)
    writing.add_revision(
        post, editor=member, editor_name=post.author_name, tag_names=[tag.name for tag in tags], at=now
    )
    if member:
        Draft.objects.filter(member=member, purpose=Draft.Purpose.ASK).delete()
    else:
        guests.remember(post, guest)
    if member is None and site_settings().guest_questions == GuestPolicy.HELD:
        hold(post)
    else:
        publish(post, by=member, first=True)
    return post


def _just_asked(member, title: str, body: str) -> Post | None:
    """The same question by the same member a moment ago; the counter of their limit puts two at once in a row."""
    since = timezone.now() - SENT_TWICE
    return (
        Post.objects.questions().public().filter(author=member, title=title, body=body, created_at__gte=since).first()
    )
