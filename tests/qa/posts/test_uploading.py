"""Pictures: re-encoded without metadata, and nothing else gets in."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve
from PIL import Image

from qa.core.verdict import Refusal
from qa.posts.models import Upload
from qa.posts.services import uploading
from qa.posts.services.uploading import store_picture
from tests.factories import VISITOR, member
from tests.pictures import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def painter():
    return member(points=500)


def with_place() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0110] = "A camera of mine"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 0.0), 3: "E", 4: (13.0, 24.0, 0.0)})
    return exif


def stored(upload) -> Image.Image:
    return Image.open(BytesIO(upload.file.read()))


def test_where_it_was_taken_and_with_what_does_not_survive(painter):
    sent = picture("JPEG", exif=with_place())
    assert Image.open(sent).getexif().get_ifd(0x8825)
    sent.seek(0)
    upload = store_picture(member=painter, file=sent)
    assert b"camera of mine" not in upload.file.read()
    upload.file.seek(0)
    assert not stored(upload).getexif()
    assert (upload.width, upload.height) == (8, 6)


def test_a_picture_taken_sideways_stands_upright(painter):
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    upload = store_picture(member=painter, file=picture("JPEG", (40, 20), exif=exif))
    assert (upload.width, upload.height) == (20, 40)


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "png")])
def test_the_four_kinds_are_taken_under_names_of_our_own(painter, kind, suffix):
    upload = store_picture(member=painter, file=picture(kind, name="../../evil name.php"))
    assert upload.file.name.endswith(f".{suffix}")
    assert "evil" not in upload.file.name
    assert stored(upload).size == (8, 6)


def test_large_pictures_are_made_smaller(painter):
    upload = store_picture(member=painter, file=picture("JPEG", (4000, 1000)))
    assert (upload.width, upload.height) == (2000, 500)


def test_transparency_stays(painter):
    out = BytesIO()
    Image.new("RGBA", (4, 4), (1, 2, 3, 0)).save(out, "PNG")
    upload = store_picture(member=painter, file=SimpleUploadedFile("a.png", out.getvalue()))
    assert stored(upload).getpixel((0, 0))[3] == 0


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
WHOLE = picture("JPEG", (60, 60)).read()


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"<html><script>alert(1)</script></html>",
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        WHOLE[: len(WHOLE) // 2],
        b"BM" + b"\0" * 99,
        b"%PDF-1.7",
    ],
    ids=["svg", "html", "nothing", "half a gif", "half a png", "half a jpeg", "bmp", "pdf"],
)
def test_everything_else_is_refused_with_a_sentence(painter, browser, content):
    file = SimpleUploadedFile("picture.png", content, content_type="image/png")
    response = browser(painter).post("/posts/upload", {"file": file})
    assert response.status_code == 422
    assert len(response.json()["error"].split()) > 3
    assert not Upload.objects.exists()


def test_a_small_file_with_very_many_pixels_is_refused(painter):
    out = BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(Refusal, match="too many pixels"):
        store_picture(member=painter, file=SimpleUploadedFile("a.png", out.getvalue()))


def test_too_many_bytes(painter, monkeypatch):
    monkeypatch.setattr(uploading, "MAX_BYTES", 50)
    with pytest.raises(Refusal, match="at most 0 MB"):
        store_picture(member=painter, file=picture())


def test_who_may_and_what_comes_back(browser, painter, grown):
    response = browser(painter).post("/posts/upload", {"file": picture()})
    url = response.json()["url"]
    assert response.status_code == 201
    assert response.json()["markdown"] == f"![describe the picture]({url})"
    assert url.startswith("/media/posts/")
    assert browser(painter).post("/posts/upload").status_code == 422
    refused = browser(member(points=9)).post("/posts/upload", {"file": picture()})
    assert (refused.status_code, "10 points" in refused.json()["error"]) == (403, True)
    assert browser().post("/posts/upload", {"file": picture()}).status_code == 403
    with pytest.raises(Refusal, match="log in"):
        store_picture(member=VISITOR, file=picture())


def test_ten_an_hour(painter):
    for _n in range(10):
        store_picture(member=painter, file=picture())
    with pytest.raises(Refusal) as refused:
        store_picture(member=painter, file=picture())
    assert refused.value.status == 429


def test_a_stored_picture_has_an_address(painter):
    assert resolve(store_picture(member=painter, file=picture()).file.url).url_name == "media"
