"""What to call a browser in a member's list of browsers."""

from django.utils.translation import gettext as _

# The first word that stands in its User-Agent: most call themselves by the names of others as well.
_NAMES = [
    ("SamsungBrowser", "Samsung Internet"), ("EdgA", "Edge"), ("Edg", "Edge"), ("OPR", "Opera"), ("Vivaldi", "Vivaldi"),
    ("FxiOS", "Firefox"), ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
]  # fmt: skip
_SYSTEMS = [
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Mac OS", "macOS"), ("Linux", "Linux"),
]  # fmt: skip


def label_of(user_agent: str) -> str:
    """Such as "Firefox on Android"; as good as what the browser says about itself."""
    name = _first(_NAMES, user_agent) or _("A browser")
    system = _first(_SYSTEMS, user_agent)
    return _("%(browser)s on %(system)s") % {"browser": name, "system": system} if system else name


def _first(words: list[tuple[str, str]], text: str) -> str:
    return next((name for word, name in words if word in text), "")
