"""The owner's one accent colour, made readable wherever it is used (WCAG 2.2: 4.5 to 1 for text)."""

import colorsys

LIGHT_GROUNDS = ("#ffffff", "#faf9f6", "#f2f0ea")  # surface, ground and sunken of static/css/tokens.css
DARK_GROUNDS = ("#202423", "#181b1a", "#272c2a")
TEXT_CONTRAST = 4.6


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two `#rrggbb` colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on(colour: str, grounds: tuple[str, ...]) -> str:
    """`colour`, made lighter or darker until text in it can be read on all of `grounds`; its hue stays."""
    darken = _luminance(grounds[0]) > 0.5
    hue, lightness, saturation = colorsys.rgb_to_hls(*(channel / 255 for channel in _channels(colour)))
    for step in range(101):
        shifted = lightness * (1 - step / 100) if darken else lightness + (1 - lightness) * step / 100
        candidate = "#" + "".join(f"{round(c * 255):02x}" for c in colorsys.hls_to_rgb(hue, shifted, saturation))
        if all(contrast(candidate, ground) >= TEXT_CONTRAST for ground in grounds):
            return candidate
    return "#000000" if darken else "#ffffff"


def text_on(colour: str) -> str:
    """Black or white, whichever is read better on `colour`."""
    return max(("#ffffff", "#101413"), key=lambda text: contrast(text, colour))


def theme_css(accent: str) -> str:
    """The stylesheet that sets the accent's three meanings for light and dark pages."""
    light, dark = readable_on(accent, LIGHT_GROUNDS), readable_on(accent, DARK_GROUNDS)
    return (
        "@layer tokens { :root {\n"
        f"  --accent: light-dark({light}, {dark});\n"
        f"  --accent-ink: light-dark({light}, {dark});\n"
        f"  --accent-on: light-dark({text_on(light)}, {text_on(dark)});\n"
        # The admin of Django calls something else --accent.
        f"  --site-accent: light-dark({light}, {dark});\n"
        f"  --site-accent-on: light-dark({text_on(light)}, {text_on(dark)});\n"
        "} }\n"
    )


def _channels(colour: str) -> tuple[int, int, int]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
