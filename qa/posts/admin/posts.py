"""Questions and answers: found, read, edited, and acted upon."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from qa.moderation.acts import ANSWER_ACTS, OWNER_ACTS, POST_ACTS
from qa.moderation.bases.acting import ActingAdmin
from qa.moderation.bases.saving import ServiceSaving
from qa.posts.admin.filters import StateFilter
from qa.posts.admin.forms import AnswerForm, QuestionForm
from qa.posts.admin.shown import ShownPost
from qa.posts.models import Answer, Question
from qa.posts.services.editing import EditConflict, edit_post
from qa.tags.services.naming import typed_names


class PostAdmin(ShownPost, ActingAdmin, ServiceSaving):
    """Nothing is erased here: deleting is hiding, and it can be undone."""

    date_hierarchy = "created_at"
    ordering = ["-id"]
    list_per_page = 50
    show_full_result_count = False
    search_help_text = _("Words of the text, the author's name, or the number of the post.")
    list_select_related = ["author", "category", "closure", "lock", "concealment", "parent"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.list_select_related).defer("body_html")

    def get_search_results(self, request, queryset, search_term):
        number = search_term.strip()
        if number.isascii() and number.isdecimal() and len(number) < 19:
            return queryset.filter(pk=number), False
        return super().get_search_results(request, queryset, search_term)

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change):
        said = form.cleaned_data
        of_question = {}
        if obj.is_question:
            names = typed_names(said["tag_names"])
            of_question = {"title": said["title"], "category": said["category"], "tag_names": names}
        edit_post(
            post=obj, by=request.user, base=said["base"], body=said["body"], summary=said["summary"], **of_question
        )

    def save_related(self, request, form, formsets, change):
        """Nothing hangs on the form: tags were written by the service."""

    def render_change_form(self, request, context, obj=None, **kwargs):
        refused = getattr(request, "refused", None)
        if isinstance(refused, EditConflict):
            context["current"] = refused.post
        return super().render_change_form(request, context, obj=obj, **kwargs)


@admin.register(Question)
class QuestionAdmin(PostAdmin):
    acts = POST_ACTS | OWNER_ACTS
    form = QuestionForm
    list_display = ["shown_title", "by", "score", "answer_count", "state", "category", "posted", "on_site"]
    list_filter = [StateFilter, "category", "created_at"]
    search_fields = ["title", "body", "author__display_name", "author__username", "author_name"]
    readonly_fields = [
        "by",
        "state",
        "score",
        "answer_count",
        "view_count",
        "created_at",
        "edited_at",
        "history",
        "on_site",
    ]
    fieldsets = [
        (None, {"fields": ["title", "body", "category", "tag_names", "summary", "base"]}),
        (_("About it"), {"fields": readonly_fields}),
    ]


@admin.register(Answer)
class AnswerAdmin(PostAdmin):
    acts = ANSWER_ACTS | OWNER_ACTS
    form = AnswerForm
    list_display = ["shown_excerpt", "by", "score", "state", "in_thread", "posted", "on_site"]
    list_filter = [StateFilter, "parent__category", "created_at"]
    search_fields = ["body", "parent__title", "author__display_name", "author__username", "author_name"]
    readonly_fields = ["in_thread", "by", "state", "score", "created_at", "edited_at", "history", "on_site"]
    fieldsets = [(None, {"fields": ["body", "summary", "base"]}), (_("About it"), {"fields": readonly_fields})]

    @admin.display(description=_("thread"), ordering="parent__title")
    def in_thread(self, post):
        return format_html('<a href="{}">{}</a>', self.thread_url(post), post.parent.title)
