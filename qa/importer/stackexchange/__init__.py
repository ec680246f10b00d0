"""Loading a Stack Exchange data dump: a folder of XML files, one row an element.

The way of a row: `files` reads XML, `readers` makes typed rows of it, `staging` copies them into temporary tables, and
the modules named after what they fill (`people`, `posts`, …) move them into the forum's tables by sets. `loading` does
it all in one transaction.
"""

from qa.importer.stackexchange.loading import import_dump

__all__ = ["import_dump"]
