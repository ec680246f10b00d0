"""The admin's frame: the site's own name, and what waits for a moderator. Its login: see `accounts.admin`."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from procrastinate.contrib.django.models import ProcrastinateJob
from taggit.models import Tag as PlainTag

from qa.moderation.models import HeldPost
from qa.site.current import site_settings
from qa.site.models import BackgroundTask
from qa.site.models.task import FAILED

# Packages' own pages that have no place here: django-taggit's table is not used, tasks have a page in the site's words.
LEFT_OUT = (PlainTag, ProcrastinateJob)


class ForumAdminSite(admin.AdminSite):
    index_title = ""
    enable_nav_sidebar = False  # lists need the room more

    def register(self, model_or_iterable, admin_class=None, **options):
        """As Django's, but for what is left out."""
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        super().register([model for model in models if model not in LEFT_OUT], admin_class, **options)

    def password_change(self, request, extra_context=None):
        """The site's own page, which has django-allauth's limits."""
        return redirect("account_change_password")

    def each_context(self, request) -> dict:
        name = site_settings().name
        return {**super().each_context(request), "site_title": name, "site_header": name}

    def index(self, request, extra_context=None):
        shown = {"title": _("For moderators"), "waiting": self.waiting(request), **(extra_context or {})}
        return super().index(request, shown)

    def waiting(self, request) -> list[tuple[str, str, int]]:
        """(what, where, how many) of what this member should look at."""
        return [*self._held(request), *self._failed(request)]

    def _held(self, request) -> list[tuple[str, str, int]]:
        if not request.user.has_perm("moderation.view_heldpost"):
            return []
        count = HeldPost.objects.count()
        words = ngettext("post waits to be approved", "posts wait to be approved", count)
        return [(words, reverse("admin:moderation_heldpost_changelist"), count)]

    def _failed(self, request) -> list[tuple[str, str, int]]:
        count = BackgroundTask.objects.filter(status=FAILED).count() if request.user.is_superuser else 0
        if not count:
            return []
        words = ngettext("task could not be done", "tasks could not be done", count)
        return [(words, reverse("admin:site_backgroundtask_changelist") + f"?state={FAILED}", count)]
