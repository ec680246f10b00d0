"""Atom feeds."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from qa.posts.models import Post
from qa.site.current import site_settings


class QuestionFeed(Feed):
    """The newest 30 public questions."""

    feed_type = Atom1Feed

    def title(self):
        return _("Newest questions – %(site)s") % {"site": site_settings().name}

    def link(self):
        return reverse("posts:questions")

    def items(self):
        return Post.objects.questions().filter(concealment=None).for_list().sorted("newest")[:30]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.excerpt

    def item_link(self, item):
        return item.get_absolute_url()

    def item_pubdate(self, item):
        return item.created_at

    def item_updateddate(self, item):
        return item.active_at

    def item_author_name(self, item):
        return item.shown_author

    def item_categories(self, item):
        return [row.tag.name for row in item.post_tags.all()]
