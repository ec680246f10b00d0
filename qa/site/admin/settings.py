"""The site's settings."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qa.core.privileges import BY_NAME
from qa.markup import render
from qa.moderation.bases.lists import LoggedChanges
from qa.site.admin.forms import SiteSettingsForm
from qa.site.current import forget
from qa.site.models import SiteSettings

BOUNTIES = ["bounty_step", "bounty_days", "bounty_grace_hours", "bounty_question_days", "bounty_most_active"]
WORDS = ["name", "tagline", "welcome"]
POINTS = ["points_question_up", "points_answer_up", "points_down", "points_down_voter"]
FIELDSETS = [
    (_("Words"), {"fields": WORDS}),
    (_("Looks"), {"fields": ["accent", "accepted_first", "image_hosts"]}),
    (_("Guests"), {"fields": ["guest_answers", "guest_questions"]}),
    (
        _("Privileges"),
        {
            "fields": ["ladder", "custom_thresholds", "custom_limits", "founding", "founding_members"],
            "description": _("Names of thresholds:") + " " + ", ".join(BY_NAME),
        },
    ),
    (_("Asking and answering"), {"fields": ["one_answer_per_member", "category_required", "joined_edit_minutes"]}),
    (
        _("Lengths and numbers"),
        {"fields": [(f"{what}_min", f"{what}_max") for what in ("title", "body", "comment", "tags")]},
    ),
    (_("Points"), {"fields": [*POINTS, "points_accepted", "points_accepting", "points_daily_cap"]}),
    (_("Bounties"), {"fields": ["bounties", ("bounty_min", "bounty_max"), *BOUNTIES]}),
    (_("Votes and accepting"), {"fields": ["votes_per_day", "vote_lock_minutes", "accept_delay_minutes"]}),
    (_("Inbox"), {"fields": ["notifications_kept_days"]}),
    (_("Push"), {"fields": ["push", "push_services"]}),
    (_("People"), {"fields": ["titles", "leaderboards"]}),
]


@admin.register(SiteSettings)
class SiteSettingsAdmin(LoggedChanges):
    """One row. Moderators change its words; everything else is the owner's."""

    form = SiteSettingsForm

    def get_fieldsets(self, request, obj=None):
        return FIELDSETS if request.user.is_superuser else FIELDSETS[:1]

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)  # refuses
        row, _made = SiteSettings.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:site_sitesettings_change", args=[row.pk]))

    def save_model(self, request, obj, form, change):
        obj.welcome_html = render(obj.welcome, image_hosts=obj.image_host_set) if obj.welcome.strip() else ""
        changed = [name for name in form.changed_data if name in form.fields]
        obj.save(update_fields=[*changed, "welcome_html", "version"])  # what somebody else has changed meanwhile stays
        forget()
