"""Pictures: opened, turned upright, made smaller if need be, and written anew.

So no metadata and no trick survives.
"""

import secrets
import threading
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from qa.core import privileges
from qa.core.verdict import Invalid
from qa.posts import limits
from qa.posts.models import Upload

MAX_BYTES = 8 * 1024 * 1024
MAX_PIXELS = 40_000_000
MAX_SIDE = 2000  # pixels; larger pictures are made smaller
_one_at_a_time = threading.Lock()  # a picture of 40 million pixels takes 160 MB while it is open
FORMATS = {"JPEG": ("jpg", "JPEG"), "PNG": ("png", "PNG"), "WEBP": ("webp", "WEBP"), "GIF": ("png", "PNG")}


@transaction.atomic
def store_picture(*, member, file, network: str = "") -> Upload:
    """Store the uploaded `file`; raises `Invalid` for anything but a JPEG, PNG, WebP or GIF of bearable size."""
    privileges.has(member, privileges.POST_LINKS).require()
    if file.size > MAX_BYTES:
        raise Invalid(_("A picture can have at most %(n)d MB.") % {"n": MAX_BYTES // 1024 // 1024}, "file")
    limits.spend_limits("upload", by=member, network=network)  # before the work that it limits
    content, suffix = _written_anew(file)
    # Given as a value, the file also fills width and height; `upload.file.save` would not.
    upload = Upload(member=member, file=ContentFile(content, name=f"{secrets.token_urlsafe(12)}.{suffix}"))
    upload.save()
    return upload


def _written_anew(file) -> tuple[bytes, str]:
    unreadable = Invalid(
        _("We can show JPEG, PNG, WebP and GIF pictures; this file is none, or it is damaged."), "file"
    )
    try:
        with _one_at_a_time, Image.open(file, formats=list(FORMATS)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise Invalid(_("This picture has too many pixels; please make it smaller."), "file")
            suffix, kind = FORMATS[picture.format]
            picture.thumbnail((MAX_SIDE, MAX_SIDE))  # first, so that only the small one is copied
            upright = ImageOps.exif_transpose(picture)
            mode = (
                "RGB"
                if kind == "JPEG"
                else "RGBA"
                if "A" in upright.getbands() or "transparency" in upright.info
                else "RGB"
            )
            clean = Image.new(mode, upright.size)
            clean.paste(upright.convert(mode))
            out = BytesIO()
            clean.save(out, kind, quality=85) if kind != "PNG" else clean.save(out, kind, optimize=True)
            return out.getvalue(), suffix
    except Invalid:
        raise
    except Image.DecompressionBombError:
        raise Invalid(_("This picture has too many pixels; please make it smaller."), "file") from None
    except (
        Exception
    ):  # damaged files make the decoders raise nearly anything: OSError, EOFError, struct.error, IndexError …
        raise unreadable from None
