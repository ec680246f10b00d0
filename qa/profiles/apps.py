from django.apps import AppConfig


class ProfilesConfig(AppConfig):
    name = "qa.profiles"
    label = "profiles"
