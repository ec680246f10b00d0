"""Mail on its way, for the owner: whether it left, never to whom (guests' addresses are shown to nobody)."""

import re

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from qa.moderation.bases.reading import ReadOnly
from qa.notifications.models import OutgoingMail

_ADDRESS = re.compile(r"[^\s<>\"',;]+@[^\s<>\"',;]+")


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnly):
    list_display = ["created_at", "subject", "sent_at", "attempts", "trouble"]
    list_filter = [("sent_at", admin.EmptyFieldListFilter)]
    ordering = ["-created_at", "-id"]
    show_full_result_count = False
    fields = ["key", "subject", "created_at", "sent_at", "attempts", "next_attempt_at", "trouble"]

    @admin.display(description=_("last error"))
    def trouble(self, mail) -> str:
        return _ADDRESS.sub("…", mail.last_error)
