from qa.tags.models.category import Category
from qa.tags.models.synonym import TagSynonym
from qa.tags.models.tag import Tag

__all__ = ["Category", "Tag", "TagSynonym"]
