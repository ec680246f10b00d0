"""`manage.py rerender`: render every stored text again, after the renderer or the site's settings have changed."""

from django.core.management.base import BaseCommand

from accounts.models import User
from qa import markup
from qa.posts.models import Comment, Post
from qa.posts.services.commenting import render as render_comment
from qa.posts.services.writing import render_body
from qa.site.models import SitePage, SiteSettings

BATCH = 500  # rows fetched at once; memory stays flat however large the forum is


class Command(BaseCommand):
    help = (
        "Render all posts, comments, profiles and pages again and store what changed. Can be interrupted and run again."
    )

    def handle(self, *args, **options):
        changed = self._posts() + self._comments() + self._profiles() + self._words()
        self.stdout.write(f"{changed} texts look different now.")

    def _posts(self) -> int:
        changed = 0
        rows = Post.objects.order_by("pk").values_list("pk", "body", "body_html", "excerpt")
        for pk, body, html, excerpt in rows.iterator(BATCH):
            new_html, new_excerpt = render_body(body)
            if (new_html, new_excerpt) != (html, excerpt):
                # The text is compared again in the database: an edit made meanwhile has its own rendering.
                changed += Post.objects.filter(pk=pk, body=body).update(body_html=new_html, excerpt=new_excerpt)
        return changed

    def _comments(self) -> int:
        changed = 0
        for pk, body, html in Comment.objects.order_by("pk").values_list("pk", "body", "body_html").iterator(BATCH):
            new_html = render_comment(body)
            if new_html != html:
                changed += Comment.objects.filter(pk=pk, body=body).update(body_html=new_html)
        return changed

    def _profiles(self) -> int:
        changed = 0
        for pk, about, html in User.objects.exclude(about="").values_list("pk", "about", "about_html").iterator(BATCH):
            new_html = markup.render(about)
            if new_html != html:
                changed += User.objects.filter(pk=pk, about=about).update(about_html=new_html)
        return changed

    def _words(self) -> int:
        for page in SitePage.objects.all():
            SitePage.objects.filter(pk=page.pk).update(body_html=markup.render(page.body, heading_shift=0))
        site = SiteSettings.objects.filter(pk=1).first()
        if site:
            SiteSettings.objects.filter(pk=1).update(welcome_html=markup.render(site.welcome))
        return 0
