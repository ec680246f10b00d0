"""The site settings as every request sees them: kept per process, checked once a request by their version."""

import threading

from django.core.signals import request_finished, request_started

from qa.site.models import SiteSettings

_process: dict[str, SiteSettings] = {}
_request = threading.local()


def site_settings() -> SiteSettings:
    """The settings in force.

    Inside a request one cheap query at the first call and none after; elsewhere one a call.
    """
    if getattr(_request, "open", False) and getattr(_request, "settings", None):
        return _request.settings
    version = SiteSettings.objects.values_list("version", flat=True).filter(pk=1).first()
    kept = _process.get("settings")
    if version is None:
        kept = SiteSettings(pk=1)  # before the first migration has written the row: the defaults
    elif kept is None or kept.version != version:
        kept = SiteSettings.objects.get(pk=1)
        _process["settings"] = kept
    _request.settings = kept
    return kept


def forget() -> None:
    """Make the next call look again; for whoever has just saved the settings inside a request."""
    _request.settings = None


def _on_request_started(**kwargs):
    _request.open, _request.settings = True, None


def _on_request_finished(**kwargs):
    _request.open, _request.settings = False, None


request_started.connect(_on_request_started, dispatch_uid="site_request_started")
request_finished.connect(_on_request_finished, dispatch_uid="site_request_finished")
