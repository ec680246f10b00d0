from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PostsConfig(AppConfig):
    name = "qa.posts"
    label = "posts"

    def ready(self):
        from qa.posts.defaults import ensure_close_reasons

        post_migrate.connect(ensure_close_reasons, sender=self, dispatch_uid="posts_ensure_close_reasons")
