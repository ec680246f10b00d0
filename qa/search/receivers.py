"""Search listens: what becomes public is indexed, what ceases to be is dropped, what changes is indexed anew."""

from django.dispatch import receiver

from qa.posts.signals import post_edited, post_published, post_withdrawn
from qa.search.services import indexing
from qa.tags.signals import tag_merged, tag_renamed


@receiver(post_published, dispatch_uid="search_on_post_published")
def on_post_published(sender, post, **kwargs):
    indexing.index_thread(post)


@receiver(post_withdrawn, dispatch_uid="search_on_post_withdrawn")
def on_post_withdrawn(sender, post, **kwargs):
    indexing.drop_post(post)


@receiver(post_edited, dispatch_uid="search_on_post_edited")
def on_post_edited(sender, post, **kwargs):
    indexing.index_post(post)


@receiver(tag_merged, dispatch_uid="search_on_tag_merged")
def on_tag_merged(sender, post_ids, **kwargs):
    indexing.index_questions(post_ids)


@receiver(tag_renamed, dispatch_uid="search_on_tag_renamed")
def on_tag_renamed(sender, tag, **kwargs):
    indexing.index_tagged(tag.pk)
