"""The demo's categories and tags."""

from qa.importer.demo import reading
from qa.tags.models import Category, Tag
from qa.tags.services.naming import slug_for


class Taxonomy:
    """Makes the categories at once and each tag when it is first used."""

    def __init__(self):
        self._tags: dict[str, Tag] = {}
        self._categories: dict[str, Category] = {}
        Category.objects.filter(slug="general", questions=None, subcategories=None).delete()  # the demo has its own
        for data in reading.categories():
            fields = {key: data[key] for key in ("name", "description", "position")}
            parent = self._categories.get(data.get("parent", ""))
            made, _new = Category.objects.get_or_create(slug=data["slug"], defaults={**fields, "parent": parent})
            self._categories[data["slug"]] = made

    def category(self, slug: str) -> Category:
        return self._categories[slug]

    def tags(self, names: list[str]) -> list[Tag]:
        for name in names:
            if name not in self._tags:
                self._tags[name], _new = Tag.objects.get_or_create(name=name, defaults={"slug": slug_for(name)})
        return [self._tags[name] for name in names]
