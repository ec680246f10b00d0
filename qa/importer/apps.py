from django.apps import AppConfig


class ImporterConfig(AppConfig):
    name = "qa.importer"
    label = "importer"
    verbose_name = "Import"
