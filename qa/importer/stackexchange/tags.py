"""Tags: those of Tags.xml, and any that questions carry besides."""

from django.utils import timezone

from qa import markup
from qa.importer.stackexchange.staging import copy, run, select
from qa.importer.stackexchange.tally import Tally
from qa.importer.stackexchange.values import key, tag_names
from qa.tags.models import Tag
from qa.tags.services.naming import slug_for

_TAGGED = """
INSERT INTO posts_posttag (content_object_id, tag_id, position)
SELECT p.id, t.id, n.place - 1 FROM import_post p, unnest(p.tags) WITH ORDINALITY AS n (name, place)
JOIN tags_tag t ON t.name = n.name WHERE p.kind = 1
"""
_EXCERPT = "SELECT html FROM import_text WHERE post_id = %s"
_USED = "SELECT DISTINCT unnest(tags) FROM import_post WHERE kind = 1 ORDER BY 1"


class Names:
    """Gives each tag an id and a slug that no other has; the number of tags is small enough to keep them in memory."""

    def __init__(self):
        there = Tag.objects.values_list("name", "id", "slug")
        self.ids = {name: number for name, number, _slug in there}
        self._numbers, self._slugs = set(self.ids.values()), {slug for _name, _number, slug in there}
        self._highest = max(self._numbers, default=0)

    def add(self, name: str, number: int | None) -> tuple[int, str]:
        """(id, slug); `number` is the id that the dump gives."""
        if number is None or number in self._numbers:
            number = self._highest + 1
        slug = slug_for(name)[:80]
        slug = f"{slug}-{number}" if slug in self._slugs else slug
        self.ids[name], self._highest = number, max(self._highest, number)
        self._numbers.add(number)
        self._slugs.add(slug)
        return number, slug


def load(rows, tally: Tally) -> int:
    """Write tags and which questions carry them; returns how many tags there are."""
    names, now, made = Names(), timezone.now(), []
    for row in rows:
        found = tag_names(row.get("TagName"))
        if len(found) != 1:
            tally.skip("tags-incomplete")
        elif found[0] in names.ids:
            tally.skip("tags-repeated")
        else:
            number, slug = names.add(found[0], key(row.get("Id")))
            made.append((number, found[0], slug, _description(key(row.get("ExcerptPostId"))), 0, now))
    for (name,) in select(_USED):
        if name not in names.ids:
            number, slug = names.add(name, None)
            made.append((number, name, slug, "", 0, now))
    copy("tags_tag", made, "(id, name, slug, description, question_count, created_at)")
    run(_TAGGED)
    return len(made)


def _description(excerpt: int | None) -> str:
    found = select(_EXCERPT, [excerpt]) if excerpt else []
    return markup.excerpt(found[0][0], 490) if found else ""
