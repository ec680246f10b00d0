from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "qa.core"
    label = "core"
