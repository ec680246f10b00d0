"""Renaming a tag; the old name goes on working as a synonym."""

from django.db import transaction
from django.utils.translation import gettext as _

from qa.core.verdict import Invalid
from qa.tags.models import Tag, TagSynonym
from qa.tags.services.naming import NAME, slug_for
from qa.tags.signals import tag_renamed


@transaction.atomic
def rename_tag(*, tag: Tag, name: str, by) -> Tag:
    """Call `tag` by `name` from now on. Raises `Invalid` for a name that cannot be one or that is taken.

    Revisions keep the names that were written then.
    """
    name = clean_name(name)
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    old = tag.name
    if name == old:
        return tag
    if Tag.objects.filter(name=name).exists():
        raise Invalid(_("There is a tag “%(name)s” already. You can merge this one into it.") % {"name": name}, "name")
    synonym = TagSynonym.objects.filter(name=name).exclude(target=tag).select_related("target").first()
    if synonym:
        words = {"name": name, "target": synonym.target.name}
        raise Invalid(_("“%(name)s” stands for “%(target)s” already. Remove that synonym first.") % words, "name")
    TagSynonym.objects.filter(name=name).delete()
    tag.name, tag.slug = name, slug_for(name)
    tag.save(update_fields=["name", "slug"])
    TagSynonym.objects.update_or_create(name=old, defaults={"target": tag})
    tag_renamed.send(sender=Tag, tag=tag, old_name=old, by=by)
    return tag


def clean_name(name: str) -> str:
    """`name` as tags are written; raises `Invalid` when it cannot be a tag."""
    name = name.strip().lower()
    if not NAME.match(name):
        raise Invalid(_("A tag has up to 35 letters and digits, and between them . + # - (no spaces)."), "name")
    return name
