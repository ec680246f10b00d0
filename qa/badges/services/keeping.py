"""The rows of the catalogue: made and brought up to date after migrating."""

from django.db import connections

from qa.badges.catalogue import CATALOGUE
from qa.badges.declaring import Per
from qa.badges.models import Badge


def ensure_badges(using: str = "default", **kwargs) -> None:
    """Every declaration has its row; one whose declaration is gone is switched off. Harmless to repeat.

    Receiver of `post_migrate`. What the owner decides (switch, numbers) is left as it is.
    """
    if Badge._meta.db_table not in connections[using].introspection.table_names():
        return  # migrated back to nothing
    rows = Badge.objects.using(using)
    there = {badge.slug: badge for badge in rows.filter(own=False)}
    for declared in CATALOGUE:
        wanted = {"name": str(declared.name), "rank": declared.rank, "many": declared.per != Per.ONCE}
        badge = there.pop(declared.slug, None)
        if badge is None:
            rows.get_or_create(slug=declared.slug, defaults=wanted)
        elif any(getattr(badge, name) != value for name, value in wanted.items()):
            rows.filter(pk=badge.pk).update(**wanted)
    rows.filter(pk__in=[badge.pk for badge in there.values()]).update(enabled=False)
