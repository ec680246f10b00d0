"""Merging one tag into another; the name of the first goes on working as a synonym."""

from django.db import transaction
from django.utils.translation import gettext as _

from qa.core.verdict import Conflict, Invalid
from qa.tags.models import Tag, TagSynonym
from qa.tags.signals import tag_merged, tag_merging


@transaction.atomic
def merge_tag(*, source: Tag, target: Tag, by) -> Tag:
    """Every question tagged `source` carries `target` instead (once); `source` becomes a synonym and is gone.

    Revisions keep the names that were written then. Posts are locked before tags, each by id, as everywhere.
    """
    if source.pk == target.pk:
        raise Invalid(_("A tag cannot be merged into itself."), "target")
    rows = source.post_tags.model.objects  # the through rows of qa.posts, which this app does not import
    posts = rows.model._meta.get_field("content_object").related_model.objects
    ids = list(rows.filter(tag=source).values_list("content_object_id", flat=True))
    list(posts.select_for_update(of=("self",), no_key=True).filter(pk__in=ids).order_by("pk").only("pk"))
    locked = {
        tag.pk: tag for tag in Tag.objects.select_for_update().filter(pk__in=[source.pk, target.pk]).order_by("pk")
    }
    if len(locked) < 2:
        raise Conflict(_("One of these tags has just been merged by somebody else."))
    source, target = locked[source.pk], locked[target.pk]
    moved = list(rows.filter(tag=source).values_list("content_object_id", flat=True))
    rows.filter(tag=source, content_object__post_tags__tag=target).delete()
    rows.filter(tag=source).update(tag=target)
    tag_merging.send(sender=Tag, source=source, target=target, by=by)
    source.synonyms.update(target=target)
    source.delete()
    TagSynonym.objects.update_or_create(name=source.name, defaults={"target": target})
    target.question_count = rows.filter(tag=target, content_object__concealment=None).count()
    target.description = target.description or source.description
    target.save(update_fields=["question_count", "description"])
    tag_merged.send(sender=Tag, name=source.name, target=target, by=by, post_ids=moved)
    return target
