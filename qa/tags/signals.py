"""What moderators do with tags and categories, for whoever wants to hear of it: sent inside the act's transaction."""

from django.dispatch import Signal

tag_merging = Signal()  # source, target, by: before the source is gone, for whoever keeps rows by tag
tag_merged = Signal()  # name (of the tag that is gone), target, by, post_ids: the questions that carried it
tag_renamed = Signal()  # tag, old_name, by
category_emptied = Signal()  # category, into, by: its questions and subcategories have moved
