"""The owner's accent colour can be read wherever it is used, whatever it is."""

import re

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st

from qa.pages.colours import DARK_GROUNDS, LIGHT_GROUNDS, contrast, readable_on, text_on, theme_css
from qa.site.models import SiteSettings

colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(colours)
@runs(max_examples=200, deadline=None)
def test_any_colour_becomes_readable_on_light_and_dark_pages(colour):
    for grounds in (LIGHT_GROUNDS, DARK_GROUNDS):
        shown = readable_on(colour, grounds)
        assert all(contrast(shown, ground) >= 4.5 for ground in grounds)
        assert contrast(text_on(shown), shown) >= 4.5


def test_a_readable_colour_stays_as_it_is():
    assert readable_on("#2f6f6a", LIGHT_GROUNDS) == "#2f6f6a"


def test_the_grounds_are_those_of_the_stylesheet():
    css = (settings.ROOT / "static/css/tokens.css").read_text()
    palette = dict(re.findall(r"--((?:paper|night)-\d): (#\w+);", css))
    assert {palette[name].replace("#fff", "#ffffff") for name in ("paper-0", "paper-1", "paper-2")} == set(
        LIGHT_GROUNDS
    )
    assert {palette[name] for name in ("night-0", "night-1", "night-2")} == set(DARK_GROUNDS)


@pytest.mark.django_db
def test_the_stylesheet_follows_the_settings_and_may_be_kept_by_its_version(client):
    site = SiteSettings.objects.get(pk=1)
    site.accent = "#7a1fa2"
    site.save()
    response = client.get(f"/theme.css?v={site.version}")
    assert response.text == theme_css("#7a1fa2")
    assert "max-age=31536000" in response["Cache-Control"]
    assert not response.cookies
