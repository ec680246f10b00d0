"""The languages and time zones that members can choose from."""

import zoneinfo
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language_info, to_locale

SOURCE = "en"  # the language that the sentences are written in


def languages() -> list[tuple[str, str]]:
    """[(code, its own name)]: the site's language, the one the forum is written in, and those with a catalogue."""
    return list(_languages(settings.LANGUAGE_CODE, tuple(map(str, settings.LOCALE_PATHS)), tuple(settings.LANGUAGES)))


@lru_cache(maxsize=4)
def _languages(of_site: str, folders: tuple[str, ...], known: tuple) -> tuple[tuple[str, str], ...]:
    def has_catalogue(code: str) -> bool:
        return any((Path(folder) / to_locale(code) / "LC_MESSAGES" / "django.mo").is_file() for folder in folders)

    codes = [code for code, _name in known if code in (of_site, SOURCE) or has_catalogue(code)]
    return tuple(sorted((code, get_language_info(code)["name_local"]) for code in codes))


@lru_cache(maxsize=1)
def time_zones() -> dict[str, list[str]]:
    """{region: [IANA names]} for a grouped list; names of old habit and of machines are left out."""
    regions: dict[str, list[str]] = {}
    for name in sorted(zoneinfo.available_timezones()):
        region, slash, _rest = name.partition("/")
        if slash and region not in ("Etc", "SystemV", "US", "Brazil", "Canada", "Chile", "Mexico"):
            regions.setdefault(region, []).append(name)
    return regions


@lru_cache(maxsize=64)
def zone(name: str) -> zoneinfo.ZoneInfo | None:
    """The time zone called `name`; None when this machine does not know it."""
    try:
        return zoneinfo.ZoneInfo(name) if name else None
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None
