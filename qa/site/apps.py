from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "qa.site"
    label = "site"
    verbose_name = "Site"
