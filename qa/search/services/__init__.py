"""What other rooms may ask of the search."""

from qa.search.services.indexing import drop_post, index_all, index_post, index_questions, index_tagged, index_thread
from qa.search.services.related import related_questions

__all__ = [
    "drop_post",
    "index_all",
    "index_post",
    "index_questions",
    "index_tagged",
    "index_thread",
    "related_questions",
]
