"""Bounties in the admin: read, and ended by a moderator, who gives the points back."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from qa.bounties.models import Bounty, Contribution, State
from qa.bounties.services.ending import return_bounty
from qa.moderation.acts import Act
from qa.moderation.bases.acting import ActingAdmin
from qa.moderation.forms import ReasonForm

RETURN = Act(
    "return",
    _("End it and give the points back"),
    _("Ended; its givers have their points back."),
    lambda bounty, by, reason: return_bounty(bounty=bounty, by=by, reason=reason),
    lambda bounty: bounty.is_running,
    ReasonForm,
)


class StateFilter(admin.SimpleListFilter):
    """By the state; a value that is none shows all."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.filter(state=self.value()) if self.value() in State.values else queryset


class ContributionInline(admin.TabularInline):
    model = Contribution
    fields = readonly_fields = ["member", "amount", "at"]
    extra = 0
    can_delete = False

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.has_perm("bounties.view_bounty")

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Bounty)
class BountyAdmin(ActingAdmin):
    """Nothing is typed here: the members' acts and the clock move bounties."""

    acts = {RETURN.name: RETURN}
    inlines = [ContributionInline]
    list_display = ["question", "total", "starter", "state", "started_at", "ends_at"]
    list_filter = [StateFilter]
    list_select_related = ["question", "starter"]
    ordering = ["-id"]
    show_full_result_count = False
    search_fields = ["question__title", "=starter__username"]
    search_help_text = _("Words of the question's title, or the username of who began it.")
    fields = readonly_fields = [
        "question", "total", "starter", "reason", "note", "state", "started_at", "ends_at", "grace_until", "awarded_to",
        "winner", "points", "ended_at", "ended_by",
    ]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("question", "starter")

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
