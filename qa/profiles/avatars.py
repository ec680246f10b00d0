"""The picture of a member: a flower drawn from the id, the same for ever, without asking the database."""

import hashlib
import math

SIZE = 64  # units of the drawing; as large as the page wants
VERSION = "1"  # part of the ETag: change it with the drawing

_GUEST = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}"><rect width="64" height="64" fill="#d9dcd9"/>'
    '<circle cx="32" cy="25" r="11" fill="#8b928d"/><path d="M10 64a22 20 0 0 1 44 0z" fill="#8b928d"/></svg>'
)


def etag_of(member_id: int) -> str:
    return f'"{member_id}-{VERSION}"'


def draw(member_id: int) -> str:
    """SVG for the member with this id; 0 is nobody in particular (a guest)."""
    if not member_id:
        return _GUEST
    seed = hashlib.sha256(str(member_id).encode()).digest()
    ground, petal = seed[0] * 360 // 256, (seed[0] * 360 // 256 + 120 + seed[1] * 120 // 256) % 360
    petals, turn = 4 + seed[2] % 5, seed[3] * 90 // 256
    reach, width = 12 + seed[4] % 6, 5 + seed[5] % 5
    heart = 4 + seed[6] % 4
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">',
        f'<rect width="{SIZE}" height="{SIZE}" fill="{_colour(ground, 0.45, 0.84)}"/>',
        f'<g fill="{_colour(petal, 0.5, 0.45)}" fill-opacity=".85">',
    ]
    for number in range(petals):
        angle = round(turn + 360 * number / petals, 1)
        parts.append(
            f'<ellipse cx="32" cy="{32 - reach}" rx="{width}" ry="{reach - 1}" transform="rotate({angle} 32 32)"/>'
        )
    parts.append(f'</g><circle cx="32" cy="32" r="{heart}" fill="{_colour(ground, 0.75, 0.88)}"/></svg>')
    return "".join(parts)


def _colour(hue: int, saturation: float, lightness: float) -> str:
    """HSL as `#rrggbb`, since not every program that shows SVG knows `hsl()`."""
    amplitude = saturation * min(lightness, 1 - lightness)

    def channel(offset: int) -> int:
        k = (offset + hue / 30) % 12
        return math.floor(255 * (lightness - amplitude * max(-1, min(k - 3, 9 - k, 1))) + 0.5)

    return "#" + "".join(f"{channel(offset):02x}" for offset in (0, 8, 4))
