from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class PagesConfig(AppConfig):
    name = "qa.pages"
    label = "pages"

    def ready(self):
        from qa.pages.defaults import ensure_pages

        # Django sends the signal only for apps with tables of their own, and these are the rows of `qa.site`.
        post_migrate.connect(ensure_pages, sender=apps.get_app_config("site"), dispatch_uid="pages_ensure")
