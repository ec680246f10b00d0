"""The list and the page of members: moderators see and tidy profiles and pause members, the owner does everything."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.admin.fields import TakenAway
from accounts.admin.filters import PausedFilter
from accounts.admin.flair import flair_page, history
from accounts.admin.suspending import suspend_page
from accounts.admin.writing import write_page
from accounts.models import User
from accounts.rules import may_give_flair
from accounts.validators import clean_display_name
from qa.core.http import see_other
from qa.core.points import short_points
from qa.markup import render
from qa.moderation.bases.lists import LoggedChanges

PROFILE = ("display_name", "about", "location", "website")
FACTS = ("points", "date_joined", "last_seen", "paused", "roles")
RIGHTS = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")


class MemberForm(UserChangeForm):
    """Names follow the rules of the profile's own form: they stand in feeds and mails."""

    taken_away = TakenAway()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        said = self.instance.profile_values.select_related("field").order_by("field__position", "field")
        self.fields["taken_away"].queryset = said

    def clean_display_name(self):
        return clean_display_name(self.cleaned_data["display_name"])


class MemberAdmin(LoggedChanges, UserAdmin):
    """E-mail addresses are the owner's to see; points are moved by votes only; nobody is deleted here."""

    form = MemberForm
    ordering = ("-date_joined",)
    list_select_related = ("suspension",)
    list_per_page = 50
    list_filter = (PausedFilter, "is_staff", "is_active")
    actions = ("pause_selected",)
    add_fieldsets = (
        (None, {"fields": ("username", "display_name", "email", "usable_password", "password1", "password2")}),
    )
    filter_horizontal = ("groups", "user_permissions")

    list_display = ("display_name", "username", "short_points", "date_joined", "last_seen", "paused")
    search_fields = ("display_name", "username")

    # --- Who sees and changes what -----------------------------------------------------------------------------
    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_system=False)

    def get_list_display(self, request):
        return (*self.list_display, "email") if request.user.is_superuser else self.list_display

    def get_search_fields(self, request):
        return (*self.search_fields, "email") if request.user.is_superuser else self.search_fields

    def lookup_allowed(self, lookup, value, request=None):
        """No guessing at addresses through the list's own address."""
        if lookup.startswith("email") and not (request and request.user.is_superuser):
            return False
        return super().lookup_allowed(lookup, value, request)

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.add_fieldsets
        facts = (_("Facts"), {"fields": FACTS})
        profile = (*PROFILE, "taken_away") if obj.profile_values.exists() else PROFILE
        if not request.user.is_superuser:
            return ((None, {"fields": ("username", *profile)}), facts)
        return (
            (None, {"fields": ("username", "email", "password", *profile)}),
            facts,
            (_("Rights"), {"fields": RIGHTS}),
        )

    def get_readonly_fields(self, request, obj=None):
        return FACTS if request.user.is_superuser else (*FACTS, "username")

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        """Moderators do not edit each other or the owner."""
        if obj is not None and obj.is_moderator and obj.pk != request.user.pk and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False  # a member leaves by themselves (posts keep their names); the owner can switch an account off

    def user_change_password(self, request, id, form_url=""):
        if not request.user.is_superuser:
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)

    def save_model(self, request, obj, form, change):
        if "about" in form.changed_data:
            obj.about_html = str(render(obj.about)) if obj.about.strip() else ""
        super().save_model(request, obj, form, change)
        if change:
            form.cleaned_data["taken_away"].delete()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "website":
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # --- Pausing, roles ----------------------------------------------------------------------------------------
    def get_urls(self):
        pause = self.admin_site.admin_view(self.pause_view)
        flair = self.admin_site.admin_view(self.flair_view)
        return [
            path("pause/", pause, name="accounts_user_pause"),
            path("flair/", flair, name="accounts_user_flair"),
            path("write/", self.admin_site.admin_view(self.write_view), name="accounts_user_write"),
            *super().get_urls(),
        ]

    def pause_view(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        return suspend_page(request, self.admin_site)

    def flair_view(self, request):
        if not self.has_change_permission(request):
            raise PermissionDenied
        return flair_page(request, self.admin_site)

    def write_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return write_page(request, self.admin_site)

    def render_change_form(self, request, context, obj=None, **kwargs):
        context["may_give_flair"] = obj is not None and may_give_flair(request.user, obj)
        return super().render_change_form(request, context, obj=obj, **kwargs)

    @admin.action(description=_("Pause the selected members…"), permissions=["change"])
    def pause_selected(self, request, queryset):
        ids = ",".join(str(pk) for pk in queryset.values_list("pk", flat=True)[:100])
        return see_other(f"{reverse('admin:accounts_user_pause')}?ids={ids}")

    # --- Columns -----------------------------------------------------------------------------------------------
    @admin.display(description=_("points"), ordering="reputation")
    def short_points(self, member: User) -> str:
        return short_points(member.reputation)

    @admin.display(description=_("points"))
    def points(self, member: User) -> str:
        history = f"{member.get_absolute_url()}?tab=reputation"
        return format_html('{} (<a href="{}">{}</a>)', member.reputation, history, _("history"))

    @admin.display(description=_("roles"))
    def roles(self, member: User):
        return history(member)

    @admin.display(description=_("paused"))
    def paused(self, member: User) -> str:
        pause = member.suspension_in_force
        return _("until %s") % date_format(pause.until, "DATE_FORMAT") if pause else ""
