"""The colours of code can be read in both themes, and no kind of token is forgotten."""

import re
from pathlib import Path

import pytest

CSS = (Path(__file__).resolve().parents[3] / "static/css/components/code.css").read_text(encoding="utf-8")
COLOURS = {
    name: (light, dark) for name, light, dark in re.findall(r"--code-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", CSS)
}


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", sorted(COLOURS.keys() - {"surface"}))
@pytest.mark.parametrize("theme", [0, 1])
def test_contrast(name, theme):
    assert contrast(COLOURS[name][theme], COLOURS["surface"][theme]) >= 4.5


def test_every_colour_was_found():
    assert len(COLOURS) == CSS.count("light-dark(")
