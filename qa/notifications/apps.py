from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "qa.notifications"
    label = "notifications"

    def ready(self):
        from qa.notifications import receivers  # noqa: F401 - connects them
