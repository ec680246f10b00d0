"""The addresses that search engines should know."""

from django.contrib.sitemaps import Sitemap

from qa.posts.models import Post


class QuestionSitemap(Sitemap):
    """Every public question."""

    limit = 50_000

    def items(self):
        return Post.objects.questions().filter(concealment=None).only("id", "kind", "title", "active_at").order_by("id")

    def lastmod(self, item):
        return item.active_at


SITEMAPS = {"questions": QuestionSitemap}
