"""Comments: found, edited, deleted and restored."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from qa.moderation.acts import COMMENT_ACTS
from qa.moderation.bases.acting import ActingAdmin
from qa.moderation.bases.saving import ServiceSaving
from qa.posts.admin.filters import CommentStateFilter
from qa.posts.admin.forms import CommentForm
from qa.posts.models import Comment
from qa.posts.services.commenting import edit_comment


@admin.register(Comment)
class CommentAdmin(ActingAdmin, ServiceSaving):
    acts = COMMENT_ACTS
    form = CommentForm
    list_display = ["shown", "by", "state", "in_thread", "created_at"]
    list_filter = [CommentStateFilter, "created_at"]
    list_select_related = ["author", "post__parent", "deleted_by"]
    date_hierarchy = "created_at"
    ordering = ["-id"]
    show_full_result_count = False
    search_fields = ["body", "author__display_name", "author__username", "author_name"]
    search_help_text = _("Words of the comment, or the author's name.")
    readonly_fields = ["by", "state", "in_thread", "created_at", "edited_at"]
    fields = ["body", *readonly_fields]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change):
        if form.has_changed():
            edit_comment(comment=obj, by=request.user, body=form.cleaned_data["body"])

    @admin.display(description=_("comment"))
    def shown(self, comment) -> str:
        return Truncator(comment.body).chars(120)

    @admin.display(description=_("author"), ordering="author__display_name")
    def by(self, comment) -> str:
        return comment.shown_author

    @admin.display(description=_("state"))
    def state(self, comment) -> str:
        if comment.deleted_at is None:
            return _("shown")
        return _("deleted by %(name)s") % {"name": comment.deleted_by or "–"}

    @admin.display(description=_("thread"))
    def in_thread(self, comment):
        return format_html('<a href="{}">{}</a>', comment.get_absolute_url(), comment.post.question.title)
