"""Drafts: what was typed is kept on the server while typing, and offered again."""

from qa.core.text import clean_line, clean_text
from qa.posts.models import Draft, Post


def save_draft(
    *, member, purpose: str, post: Post | None, title: str = "", body: str = "", tags: str = "", category: str = ""
):
    """Keep (or, when all is empty, forget) the member's draft for this purpose."""
    chosen = {"member": member, "purpose": purpose, "post": post}
    if not (title.strip() or body.strip() or tags.strip()):
        Draft.objects.filter(**chosen).delete()
        return None
    text = {"title": clean_text(title)[:250], "body": clean_text(body)[:100_000]}
    text |= {"tags": clean_line(tags)[:400], "category": clean_line(category)[:60]}
    draft, _made = Draft.objects.update_or_create(**chosen, defaults=text)
    return draft


def forget_draft(*, draft: Draft) -> None:
    """Throw it away; what was posted meanwhile stays."""
    Draft.objects.filter(pk=draft.pk).delete()


def draft_of(member, purpose: str, post: Post | None = None) -> Draft | None:
    """The member's draft for this purpose; None for guests, whose browser keeps it."""
    if not member.is_authenticated:
        return None
    return Draft.objects.filter(member=member, purpose=purpose, post=post).first()
