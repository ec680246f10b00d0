"""The settings and the pages of a site, for its owner and its moderators."""

from qa.site.admin import pages, settings, tasks  # noqa: F401 - registers them
