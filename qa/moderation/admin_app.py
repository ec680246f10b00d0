"""The admin as an app, with our site in the place of Django's (`INSTALLED_APPS` names this class)."""

from django.contrib.admin.apps import AdminConfig


class ForumAdminConfig(AdminConfig):
    default_site = "qa.moderation.admin_site.ForumAdminSite"
