"""Badges in the admin: the owner switches them and makes own ones; moderators give some by hand and take them back."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from qa.badges.forms import DecidedForm, GiveForm, OwnBadgeForm
from qa.badges.models import Award, Badge
from qa.badges.own import OwnRule
from qa.badges.services.giving import give_badge, take_back
from qa.moderation.acts import Act
from qa.moderation.bases.acting import ActingAdmin
from qa.moderation.bases.lists import LoggedChanges
from qa.moderation.bases.saving import ServiceSaving
from qa.moderation.forms import ReasonForm

TAKE_BACK = Act(
    "take-back", _("Take back"), _("Taken back."),
    lambda award, by, reason: take_back(award=award, by=by, reason=reason),
    lambda award: award.revoked_at is None and award.badge.own and award.badge.rule == OwnRule.HAND, ReasonForm,
)  # fmt: skip


@admin.register(Badge)
class BadgeAdmin(LoggedChanges):
    """The catalogue's badges cannot be deleted or renamed, only switched off and given other numbers."""

    list_display = ["title", "rank", "condition", "enabled", "own"]
    list_filter = ["rank", "enabled", "own"]
    search_fields = ["name", "slug"]
    search_help_text = _("A part of the name.")
    list_per_page = 100
    actions = None

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change=change, form=_form(obj), **kwargs)

    def get_fields(self, request, obj=None):
        fields = _form(obj).Meta.fields
        return fields if obj is None or obj.own else ["title", "rank_in_words", "condition", *fields]

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None or obj.own else ("title", "rank_in_words", "condition")

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.own)

    @admin.display(description=_("class"))
    def rank_in_words(self, badge) -> str:
        return badge.get_rank_display()

    @admin.display(description=_("name"), ordering="name")
    def title(self, badge) -> str:
        return badge.title

    @admin.display(description=_("what it is for"))
    def condition(self, badge) -> str:
        return badge.condition


@admin.register(Award)
class AwardAdmin(ActingAdmin, ServiceSaving):
    """Awards are written by the program, and by whoever gives a badge by hand; none is changed."""

    acts = {TAKE_BACK.name: TAKE_BACK}
    form = GiveForm
    autocomplete_fields = ["member"]
    list_display = ["badge", "member", "at", "given_by", "revoked_at"]
    list_filter = ["badge__rank", ("given_by", admin.EmptyFieldListFilter), "at"]
    list_select_related = ["badge", "member", "given_by"]
    ordering = ["-at", "-id"]
    search_fields = ["=member__username", "badge__name"]
    search_help_text = _("A member's username, or a part of the badge's name.")
    show_full_result_count = False
    fields = ["member", "badge", "note", "at", "given_by", "revoked_at"]

    def get_fields(self, request, obj=None):
        return ["member", "badge", "note"] if obj is None else self.fields

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None else self.fields

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def save_model(self, request, obj, form, change):
        if not change:
            given = give_badge(badge=obj.badge, member=obj.member, by=request.user, note=obj.note)
            obj.pk = given.pk
            obj._state.adding = False

    def log_change(self, request, obj, message):
        return None  # nothing is changed here


def _form(obj):
    return OwnBadgeForm if obj is None or obj.own else DecidedForm
