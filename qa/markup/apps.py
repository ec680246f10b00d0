"""Markup as a Django app, for its template filter."""

from django.apps import AppConfig


class MarkupConfig(AppConfig):
    """No models, no start-up."""

    name = "qa.markup"
    label = "markup"
