"""The log, and the queue of waiting posts."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from qa.moderation.acts import HELD_ACTS
from qa.moderation.bases.acting import ActingAdmin
from qa.moderation.bases.reading import ReadOnly
from qa.moderation.models import HeldPost, LogEntry


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnly):
    list_display = ["created_at", "actor", "action", "target", "reason"]
    list_filter = ["action", "created_at"]
    list_select_related = ["actor"]
    date_hierarchy = "created_at"
    search_fields = ["target", "reason", "actor__username", "actor__display_name"]
    search_help_text = _("Words of what was done, of the reason, or the moderator's name.")
    show_full_result_count = False
    fields = ["created_at", "actor", "action", "target", "reason", "member", "on_site"]
    readonly_fields = ["on_site"]

    @admin.display(description=_("on the site"))
    def on_site(self, entry):
        if entry.post is None:
            return "–"
        return format_html('<a href="{}">{}</a>', entry.post.get_absolute_url(), entry.post)


@admin.register(HeldPost)
class HeldPostAdmin(ActingAdmin):
    """Guests' posts are read here, then approved or rejected; their text is changed on the page of the post itself."""

    acts = HELD_ACTS
    list_display = ["shown", "kind", "shown_author", "in_thread", "created_at"]
    list_filter = ["created_at"]
    list_select_related = ["author", "parent", "concealment"]
    ordering = ["created_at", "id"]
    search_fields = ["title", "body", "author_name", "author__display_name"]
    search_help_text = _("Words of the title or the text, or the name.")
    fields = [
        "kind",
        "shown_author",
        "in_thread",
        "created_at",
        "category",
        "tag_names",
        "title",
        "body",
        "change_text",
    ]

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related).defer("body_html")

    def render_change_form(self, request, context, **kwargs):
        context |= {"show_save": False, "show_save_and_continue": False, "show_close": True}  # nothing to save here
        return super().render_change_form(request, context, **kwargs)

    @admin.display(description=_("text"))
    def shown(self, post) -> str:
        return post.title or post.excerpt

    @admin.display(description=_("by"))
    def shown_author(self, post) -> str:
        return post.shown_author

    @admin.display(description=_("thread"))
    def in_thread(self, post):
        return format_html('<a href="{}">{}</a>', post.get_absolute_url(), post.question.title)

    @admin.display(description=_("to change the text"))
    def change_text(self, post):
        page = "admin:posts_question_change" if post.is_question else "admin:posts_answer_change"
        return format_html('<a href="{}">{}</a>', reverse(page, args=[post.pk]), _("Edit it"))

    @admin.display(description=_("tags"))
    def tag_names(self, post) -> str:
        return ", ".join(post.post_tags.values_list("tag__name", flat=True)) or "–"
