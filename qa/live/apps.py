from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "qa.live"
    label = "live"
