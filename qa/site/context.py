"""Template context: `site`, the settings row; also as `community`, since allauth's pages have a `site` of their own."""

from django.utils.functional import SimpleLazyObject

from qa.site.current import site_settings


def site(request) -> dict:
    row = SimpleLazyObject(site_settings)
    return {"site": row, "community": row}
