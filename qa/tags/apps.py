from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TagsConfig(AppConfig):
    name = "qa.tags"
    label = "tags"

    def ready(self):
        from qa.tags.defaults import ensure_default_category

        post_migrate.connect(ensure_default_category, sender=self, dispatch_uid="tags_default_category")
