"""Questions to the documents."""

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Value

from qa.posts.models import Post, PostTag
from qa.posts.querysets import tags_of_posts
from qa.search.parsing import Query
from qa.tags.models import TagSynonym

CONFIG = "askwell"
WEIGHTS = [0.1, 0.3, 0.6, 1.0]  # D, C (text), B (tags), A (title)
DIVIDE_BY_LOG_OF_LENGTH = 1


def can_be_looked_for(words: str) -> bool:
    """Is there a word in it that an index can find: not only words like "the", and not only -without?"""
    with connection.cursor() as cursor:
        cursor.execute("SELECT querytree(websearch_to_tsquery(%s, %s))", [CONFIG, words])
        return cursor.fetchone()[0] not in ("", "T")


def matching(query: Query):
    """The public questions and answers that match."""
    posts = Post.objects.public().filter(kind__in=(1, 2), document__words=_words(query))
    for name in _without_synonyms(query.tags):
        thread = Q(content_object=OuterRef("pk")) | Q(content_object=OuterRef("parent"))
        posts = posts.filter(Exists(PostTag.objects.filter(thread, tag__name=name)))
    return posts


def found(query: Query, sort: str):
    """Those that match in the order of the tab `sort`, with what a row of results shows."""
    posts = matching(query)
    if sort == "newest":
        posts = posts.order_by("-created_at", "-id")
    elif sort == "votes":
        posts = posts.order_by("-score", "-id")
    else:
        rank = SearchRank(F("document__words"), _words(query), WEIGHTS, normalization=Value(DIVIDE_BY_LOG_OF_LENGTH))
        posts = posts.annotate(rank=rank).order_by("-rank", "-score", "-id")
    return (
        posts.select_related("author", "category", "parent__category")
        .prefetch_related(tags_of_posts())
        .defer("body", "parent__body", "parent__body_html", "author__about", "author__about_html")
    )


def _words(query: Query) -> SearchQuery:
    return SearchQuery(query.words, config=CONFIG, search_type="websearch")


def _without_synonyms(names: tuple[str, ...]) -> set[str]:
    if not names:
        return set()
    targets = dict(TagSynonym.objects.filter(name__in=names).values_list("name", "target__name"))
    return {targets.get(name, name) for name in names}
