"""Real pictures for tests of uploading."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 6), *, name: str = "", exif=None) -> SimpleUploadedFile:
    """A small picture as a browser sends it."""
    out = BytesIO()
    extra = {"exif": exif} if exif else {}
    Image.new("RGB", size, (120, 140, 90)).save(out, kind, **extra)
    return SimpleUploadedFile(name or f"picture.{kind.lower()}", out.getvalue(), content_type=f"image/{kind.lower()}")
