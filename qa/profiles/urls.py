from django.urls import path

from qa.profiles.views import avatar, directory, drafts, export, leaderboards, leaving, preferences, profile, settings

app_name = "profiles"
urlpatterns = [
    path("users", directory.users, name="users"),
    path("users/<int:user_id>/avatar.svg", avatar.avatar, name="avatar"),
    path("users/<int:user_id>", profile.user, name="user-bare"),
    path("users/<int:user_id>/<str:slug>", profile.user, name="user"),
    path("leaderboards", leaderboards.leaderboards, name="leaderboards"),
    path("tags/<str:name>/topusers", leaderboards.top_users, name="top-users"),
    path("accounts/settings", settings.settings, name="settings"),
    path("accounts/preferences", preferences.preferences, name="preferences"),
    path("accounts/drafts/<int:draft_id>/delete", drafts.delete, name="draft-delete"),
    path("accounts/export", export.export, name="export"),
    path("accounts/leave", leaving.leave, name="leave"),
]
