"""From what was typed to tags: cleaned names, synonyms followed, new ones made where that is allowed."""

import hashlib
import re

from django.utils.text import slugify
from django.utils.translation import gettext as _

from qa.core import privileges
from qa.core.text import clean_line
from qa.core.verdict import Invalid
from qa.tags.models import Tag, TagSynonym

NAME = re.compile(r"^\w[\w.+#-]{0,34}\Z")


def typed_names(text: str) -> list[str]:
    """Names in typed `text`, separated by commas or spaces, lower-case, each once, in their order.

    >>> typed_names("Sleep, panic attacks; sleep")
    ['sleep', 'panic', 'attacks']
    """
    names = [name.strip(".-").lower() or name for name in re.split(r"[\s,;]+", clean_line(text)) if name]
    return list(dict.fromkeys(name for name in names if name))


def tags_named(names: list[str], *, by) -> list[Tag]:
    """The tags called `names`, synonyms followed; unknown ones are made when `by` may, else `Invalid` says which."""
    for name in names:
        if not NAME.match(name):
            raise Invalid(
                _("“%(name)s” cannot be a tag: up to 35 letters and digits, and between them . + # -")
                % {"name": name[:60]},
                "tags",
            )
    targets = dict(TagSynonym.objects.filter(name__in=names).values_list("name", "target__name"))
    names = list(dict.fromkeys(targets.get(name, name) for name in names))
    known = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    missing = [name for name in names if name not in known]
    if missing:
        allowed = privileges.has(by, privileges.CREATE_TAGS)
        if not allowed:
            raise Invalid(
                _("Nobody has used %(names)s yet. %(reason)s Please choose from the tags that exist.")
                % {"names": ", ".join(f"“{name}”" for name in missing), "reason": allowed.reason},
                "tags",
            )
        for name in sorted(missing):  # two who make the same tags at once do so in one order
            known[name], _made = Tag.objects.get_or_create(name=name, defaults={"slug": slug_for(name)})
    return [known[name] for name in names]


def slug_for(name: str) -> str:
    """A slug that taggit wants to be unique; addresses use the name. `c`, `c++` and `c#` get different ones.

    What a slug cannot say stands behind two underscores as a short hash, and no name's own slug looks like that.
    """
    plain = slugify(name, allow_unicode=True)
    if plain == name and "__" not in name:
        return plain
    return f"{plain or 'tag'}__{hashlib.sha256(name.encode()).hexdigest()[:12]}"
