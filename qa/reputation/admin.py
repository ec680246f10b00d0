"""The ledger of points, for the owner to look things up; only votes and acceptances move it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from qa.moderation.bases.reading import ReadOnly
from qa.reputation.models import LedgerEntry


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnly):
    """Who voted is nobody's business: neither the vote nor what it cost its voter is shown."""

    list_display = ["day", "user", "event", "points", "post"]
    list_filter = ["event", "day"]
    list_select_related = ["user", "post"]
    ordering = ["-id"]
    show_full_result_count = False
    search_fields = ["=user__username"]
    search_help_text = _("A member's username.")
    fields = ["day", "user", "event", "points", "capped", "post"]

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(event="down-voter")
