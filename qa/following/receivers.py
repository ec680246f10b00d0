"""Following listens: to ask or to answer is to follow, and followers go along where tags and categories go."""

from django.dispatch import receiver

from qa.following.services import carrying, following
from qa.posts.signals import post_published
from qa.tags.signals import category_emptied, tag_merging


@receiver(post_published, dispatch_uid="following_on_post_published")
def on_post_published(sender, post, first, **kwargs):
    if first:
        following.follow_own(post)


@receiver(tag_merging, dispatch_uid="following_on_tag_merging")
def on_tag_merging(sender, source, target, **kwargs):
    carrying.carry_followers("tag", source, target)


@receiver(category_emptied, dispatch_uid="following_on_category_emptied")
def on_category_emptied(sender, category, into, **kwargs):
    carrying.carry_followers("category", category, into)
