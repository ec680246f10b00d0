from django.apps import AppConfig


class ReputationConfig(AppConfig):
    name = "qa.reputation"
    label = "reputation"

    def ready(self):
        from qa.reputation import receivers  # noqa: F401 - connects them
