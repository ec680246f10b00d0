"""Questions to the tables of tags and categories."""

from django.db import models


class TagQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(question_count__gt=0)

    def popular(self):
        return self.order_by("-question_count", "name")

    def by_name(self):
        return self.order_by("name")

    def newest(self):
        return self.order_by("-created_at", "name")

    def containing(self, text: str):
        return self.filter(name__icontains=text.strip().lower())


class CategoryQuerySet(models.QuerySet):
    def in_tree_order(self) -> list:
        """All categories, parents before children, each with `depth` and `children` set: one query."""
        rows = list(self.order_by("position", "name"))
        by_parent: dict[int | None, list] = {}
        for row in rows:
            by_parent.setdefault(row.parent_id, []).append(row)
        ordered: list = []

        def visit(parent_id, depth):
            for row in by_parent.get(parent_id, []):
                row.depth, row.children = depth, by_parent.get(row.pk, [])
                ordered.append(row)
                visit(row.pk, depth + 1)

        visit(None, 0)
        return ordered

    def with_descendants(self, category) -> list[int]:
        """The ids of `category` and of everything below it."""
        rows = dict(self.values_list("id", "parent_id"))
        found, frontier = {category.pk}, {category.pk}
        while frontier:
            frontier = {pk for pk, parent in rows.items() if parent in frontier} - found
            found |= frontier
        return sorted(found)
