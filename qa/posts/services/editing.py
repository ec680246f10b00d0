"""Editing: every edit is a revision; nobody's work is overwritten silently."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from qa.core.text import clean_line, clean_text
from qa.core.verdict import Conflict, Invalid
from qa.posts import limits, rules
from qa.posts.models import Draft, Post, PostTag, Revision
from qa.posts.services import guests, writing
from qa.posts.services.publishing import withdraw
from qa.posts.services.states import hold
from qa.posts.signals import post_edited
from qa.site.current import site_settings
from qa.tags.models import Category
from qa.tags.services.counting import move_category_count, move_tag_counts
from qa.tags.services.naming import tags_named


class EditConflict(Conflict):
    """Somebody edited the post since the form was opened; `post` is as it stands now."""

    def __init__(self, post: Post):
        super().__init__(
            _("Somebody else has edited this post meanwhile. Please look at the difference and save again.")
        )
        self.post = post


def base_of(post: Post) -> str:
    """A short name of the text as it stands, for the form to bring back: another text has another name."""
    tags = " ".join(tag_names_of(post)) if post.is_question else ""
    text = f"{post.revision_number}\n{post.title}\n{tags}\n{post.category_id}\n{post.body}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def tag_names_of(post: Post) -> list[str]:
    """The names of a post's tags in their order."""
    rows = PostTag.objects.filter(content_object_id=post.pk).order_by("position", "id")
    return list(rows.values_list("tag__name", flat=True))


@transaction.atomic
def edit_post(
    *, post: Post, by, base: str, body: str, title: str = "", tag_names=None, category: Category | None = None,
    summary: str = "", network: str = "", guest_keys=(), check_base: bool = True,
) -> Revision | None:  # fmt: skip
    """Replace the text of `post`; returns the revision, or None when nothing changed.

    `base` is `base_of(post)` as the form was opened; `EditConflict` is raised when the text is another by now. An edit
    by the same person within the site's minutes joins their last revision. `tag_names` None leaves the tags. What a
    guest has changed waits for a moderator again where guests' posts do.
    """
    _question, post = writing.locked_thread(post)  # an edited answer moves its question up as well
    if not by.is_authenticated and guests.holds_key(post, guest_keys):
        rules.may_edit_as_guest(post).require()
    else:
        rules.may_edit(by, post).require()
    if check_base and base != base_of(post):
        raise EditConflict(post)
    before = tag_names_of(post) if post.is_question else []
    new_tags = list(tag_names) if post.is_question and tag_names is not None else before
    body = clean_text(body)
    limits.check_body(body)
    if post.is_question:
        title = clean_line(title) or post.title
        if title != post.title:
            limits.check_title(title)
        category = _category(post, category)
    same = body == clean_text(post.body) and new_tags == before
    if post.is_question:
        same = same and title == post.title and category == post.category_id
    if same:
        return None
    editor = by if by.is_authenticated else None
    limits.spend_limits("edit", by=editor, network=network)
    if post.is_question:
        if new_tags != before:
            limits.check_tags(new_tags)
            new_tags = _retag(post, new_tags, by)
        if category != post.category_id and post.is_public:
            move_category_count(post.category_id, category)
        post.title, post.category_id = title, category
    before_html = post.body_html
    writing.set_body(post, body)
    limits.check_links(post.body_html, by=by, before=before_html)
    revision = _revise(post, editor, clean_line(summary)[:300], new_tags)
    if editor:
        Draft.objects.filter(member=editor, purpose=Draft.Purpose.EDIT, post=post).delete()
    post_edited.send(sender=Post, post=post, by=editor, revision=revision, before_html=before_html)
    if editor is None and post.is_public and rules.held_for_approval(post):
        hold(post)  # what a moderator has approved is not what stands there now
        withdraw(post, by=None)
    return revision


def _category(post: Post, category: Category | None) -> int | None:
    if (
        category is None
        and post.category_id is None
        and site_settings().category_required
        and Category.objects.exists()
    ):
        raise Invalid(_("Please choose a category."), "category")
    return category.pk if category else post.category_id


def _retag(post: Post, names: list[str], by) -> list[str]:
    old = set(PostTag.objects.filter(content_object_id=post.pk).values_list("tag_id", flat=True))
    tags = tags_named(names, by=by)
    writing.set_tags(post, tags)
    new = {tag.pk for tag in tags}
    if post.is_public:
        move_tag_counts(away=old - new, towards=new - old)
    return [tag.name for tag in tags]


def _revise(post: Post, editor, summary: str, tag_names: list[str]) -> Revision:
    now = timezone.now()
    last = post.revisions.order_by("-number").first()
    window = timedelta(minutes=site_settings().joined_edit_minutes)
    own = last is not None and last.editor_id == (editor.pk if editor else None) and last.created_at > now - window
    fields = ["title", "body", "body_html", "excerpt", "category", "active_at", "edited_at", "editor", "editor_name"]
    post.active_at = now
    if own:
        last.title, last.body, last.tag_names, last.category_id = post.title, post.body, tag_names, post.category_id
        last.summary = summary or last.summary
        last.save()
        if last.number > 1:
            post.edited_at = now
        post.save(update_fields=fields)
        revision = last
    else:
        post.revision_number += 1
        post.edited_at, post.editor = now, editor
        post.editor_name = "" if editor else post.author_name
        post.save(update_fields=[*fields, "revision_number"])
        revision = writing.add_revision(
            post, editor=editor, editor_name=post.editor_name, summary=summary, tag_names=tag_names, at=now
        )
    if post.is_answer and post.is_public:
        Post.objects.filter(pk=post.parent_id).update(active_at=now)
    return revision
