from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "qa.search"
    label = "search"

    def ready(self):
        from qa.search import receivers  # noqa: F401 - connects them
