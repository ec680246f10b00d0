"""The settings and the pages of a site, for its owner and its moderators."""

from qa.site.admin import pages, settings  # noqa: F401 - registers them
