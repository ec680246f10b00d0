"""What the demo's forum says of itself, unless the owner has chosen words already."""

from pathlib import Path

from django.conf import settings

from qa import markup
from qa.site.models import SiteSettings

NAME = "Askwell"
TAGLINE = "Questions about the mind and about living with others"


def welcome() -> str:
    """The welcome box in Markdown; the page gives it its heading."""
    text = Path(settings.ROOT, "qa/pages/texts/welcome.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return "\n".join(lines).strip().replace("{site_name}", NAME)


def load() -> None:
    site = SiteSettings.objects.filter(pk=1).first() or SiteSettings(pk=1)
    site.tagline = site.tagline or TAGLINE
    if not site.welcome:
        site.welcome = welcome()
        site.welcome_html = markup.render(site.welcome)
    site.save()


def remove() -> None:
    """Before a real community moves in: take back what is still the demo's."""
    site = SiteSettings.objects.get(pk=1)
    if site.tagline == TAGLINE:
        site.tagline = ""
    if site.welcome == welcome():
        site.welcome = site.welcome_html = ""
    site.founding = True
    site.save()
