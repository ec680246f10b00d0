from django.apps import AppConfig


class FollowingConfig(AppConfig):
    name = "qa.following"
    label = "following"

    def ready(self):
        from qa.following import receivers  # noqa: F401 - connects them
