"""Template context: `site`, the settings row."""

from django.utils.functional import SimpleLazyObject

from qa.site.current import site_settings


def site(request) -> dict:
    return {"site": SimpleLazyObject(site_settings)}
