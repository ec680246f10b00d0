"""Posts, comments and close reasons for moderators. Texts and states change through the services only."""

from qa.posts.admin import comments, posts, reasons  # noqa: F401 - registers them
