"""The shipped words of the site's pages and of the welcome box, written into a fresh forum."""

from pathlib import Path

from qa import markup
from qa.site.models import SitePage, SiteSettings

TEXTS = Path(__file__).parent / "texts"
KEYS = ("help", "formatting", "about", "privacy", "terms", "in-crisis")


def ensure_pages(**kwargs) -> None:
    """Give the settings row and each page its shipped words, unless the owner's are there.

    Receiver of `post_migrate`.
    """
    site = SiteSettings.objects.filter(pk=1).first()
    if site is None:
        site = SiteSettings(welcome=shipped("welcome", "Askwell")[1])
        site.welcome_html = markup.render(site.welcome)
        site.save()
    known = set(SitePage.objects.values_list("key", flat=True))
    for key in KEYS:
        if key not in known:
            title, body = shipped(key, site.name)
            SitePage.objects.create(key=key, title=title, body=body, body_html=markup.render(body, heading_shift=0))


def shipped(key: str, site_name: str) -> tuple[str, str]:
    """(title, Markdown) of a shipped text."""
    text = (TEXTS / f"{key}.md").read_text(encoding="utf-8").replace("{site_name}", site_name)
    title, _newline, body = text.partition("\n")
    return title.removeprefix("# ").strip(), body.strip()
