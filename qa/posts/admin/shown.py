"""What lists and pages of posts show in the admin: columns, none of which costs a query."""

from django.contrib import admin
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _


class ShownPost(admin.ModelAdmin):
    """Columns of a `ModelAdmin` of posts."""

    @admin.display(description=_("title"), ordering="title")
    def shown_title(self, post) -> str:
        return Truncator(post.title).chars(90)

    @admin.display(description=_("text"))
    def shown_excerpt(self, post) -> str:
        return Truncator(post.excerpt).chars(90) or f"#{post.pk}"

    @admin.display(description=_("author"), ordering="author__display_name")
    def by(self, post):
        """The name, leading to everything of this kind that they wrote; guests' names lead nowhere."""
        if post.author_id is None:
            return post.shown_author
        listed = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        return format_html('<a href="{}?author__id__exact={}">{}</a>', listed, post.author_id, post.shown_author)

    @admin.display(description=_("state"))
    def state(self, post) -> str:
        states = [post.concealment.get_kind_display() if post.concealment_id else _("public")]
        states += [_("closed")] * bool(post.closure_id) + [_("locked")] * bool(post.lock_in_force)
        return ", ".join(map(str, states))

    @admin.display(description=_("posted"), ordering="created_at")
    def posted(self, post) -> str:
        return date_format(post.created_at, "SHORT_DATE_FORMAT")

    @admin.display(description=_("on the site"))
    def on_site(self, post):
        return format_html('<a href="{}">{}</a>', post.get_absolute_url(), _("look"))

    @admin.display(description=_("history"))
    def history(self, post):
        """Its revisions on the site, and what moderators did with it."""
        link = format_html('<a href="{}">{}</a>', reverse("posts:revisions", args=[post.pk]), _("revisions"))
        acts = post.moderation_log.select_related("actor")[:20]
        rows = (
            (f"{act.created_at:%Y-%m-%d %H:%M}", act.actor or "–", act.get_action_display(), act.reason) for act in acts
        )
        return format_html("{}<ul>{}</ul>", link, format_html_join("", "<li>{} {} {} {}</li>", rows))

    def thread_url(self, post) -> str:
        """The page of its question in the admin."""
        return reverse("admin:posts_question_change", args=[post.question_id])
