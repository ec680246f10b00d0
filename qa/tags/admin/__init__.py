"""Tags, synonyms and categories, for moderators."""

from qa.tags.admin import categories, synonyms, tags  # noqa: F401 - registers them
