"""Ways round the limits."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from qa.core.verdict import Conflict, Invalid, TooOften
from qa.posts.models import Upload
from qa.posts.services import uploading
from qa.posts.services.concealing import delete_post, restore_post
from tests.factories import answer, member, question

pytestmark = pytest.mark.django_db


def test_deleting_and_restoring_is_no_way_to_a_second_answer():
    asked, helper = question(), member()
    first = answer(to=asked, by=helper)
    delete_post(post=first, by=helper)
    answer(to=asked, by=helper)
    with pytest.raises(Conflict, match="another answer"):
        restore_post(post=first, by=helper)
    restore_post(post=first, by=member(staff=True))
    asked.refresh_from_db()
    assert asked.answer_count == 2


def test_guessing_a_password_stops_whatever_the_case_of_the_name_and_the_network():
    cache.clear()
    member("ada")
    for n in range(6):
        client = Client(REMOTE_ADDR=f"198.51.{n}.7", headers={"x-forwarded-for": f"203.0.113.{n}"})
        assert client.post(
            "/accounts/login/", {"login": ["ada", "ADA", "Ada"][n % 3], "password": f"wrong-{n}"}
        ).status_code in (422, 429)
    last = Client(REMOTE_ADDR="192.0.2.99").post("/accounts/login/", {"login": "aDa", "password": "correct-horse-7"})
    assert last.status_code in (422, 429)
    cache.clear()


def test_a_picture_past_the_limit_is_not_even_opened(set_site, monkeypatch):
    set_site(custom_limits={"upload-hour": [1, 3600]})
    ada = member(points=500)
    picture = _png()
    uploading.store_picture(member=ada, file=SimpleUploadedFile("a.png", picture), network="n")
    opened = []
    monkeypatch.setattr(uploading.Image, "open", lambda *args, **kwargs: opened.append(1))
    with pytest.raises(TooOften):
        uploading.store_picture(member=ada, file=SimpleUploadedFile("b.png", picture), network="n")
    assert not opened


@pytest.mark.parametrize(
    "content",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html><script>alert(1)</script>",
        b"GIF89a<script>",
        b"%!PS-Adobe-3.0 EPSF\n",
    ],
)
@pytest.mark.parametrize("name", ["a.svg", "a.png", "../../a.html"])
def test_what_is_no_picture_is_not_stored_whatever_its_name(content, name):
    with pytest.raises(Invalid):
        uploading.store_picture(
            member=member(points=500), file=SimpleUploadedFile(name, content, "image/png"), network="n"
        )
    assert not Upload.objects.exists()


def test_a_page_inside_a_picture_does_not_survive():
    stored = uploading.store_picture(
        member=member(points=500), file=SimpleUploadedFile("x.html", _png() + b"<script>alert(1)</script>")
    )
    try:
        assert stored.file.name.endswith(".png")
        assert b"script" not in stored.file.read()
    finally:
        stored.file.close()
        stored.file.delete(save=False)


def _png() -> bytes:
    from io import BytesIO

    out = BytesIO()
    uploading.Image.new("RGB", (4, 4)).save(out, "PNG")
    return out.getvalue()
