"""What a fresh forum begins with."""

from django.db import connections
from django.utils.translation import gettext as _

from qa.tags.models import Category


def ensure_default_category(using: str = "default", **kwargs) -> None:
    """One category when there is none, so that people can ask; a receiver of `post_migrate`, harmless to repeat."""
    categories = Category.objects.using(using)
    if Category._meta.db_table in connections[using].introspection.table_names() and not categories.exists():
        categories.create(name=_("General"), slug="general")
