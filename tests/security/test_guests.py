"""What the key of a guest's browser opens, and what not."""

import re

import pytest
from django.test import Client

from qa.posts.models import Answer
from qa.posts.services import guests
from qa.posts.services.closing import lock_post
from qa.posts.services.concealing import approve_post, delete_post, reject_post
from qa.site.models import RateCounter
from tests.factories import BODY, member, question

pytestmark = pytest.mark.django_db
SPAM = "Buy my pills, they are cheap and they cure everything."


@pytest.fixture
def guest() -> Client:
    return Client()


@pytest.fixture
def given(guest, monkeypatch) -> Answer:
    """An answer that `guest` has written; it waits for a moderator."""
    monkeypatch.setattr(guests, "FASTEST", -1)
    asked = question()
    RateCounter.objects.all().delete()
    stamp = re.search(r'name="stamp" value="([^"]+)"', guest.get(f"/questions/{asked.pk}/answer/form").text)[1]
    assert (
        guest.post(f"/questions/{asked.pk}/answer", {"body": BODY, "guest_name": "Ada", "stamp": stamp}).status_code
        == 303
    )
    return Answer.objects.get()


def edit(guest: Client, post, text: str = SPAM):
    page = guest.get(f"/posts/{post.pk}/edit")
    base = re.search(r'name="base" value="([^"]+)"', page.text)
    return guest.post(f"/posts/{post.pk}/edit", {"body": text, "base": base[1] if base else ""})


def test_what_was_approved_and_then_changed_waits_again(guest, given):
    moderator = member(staff=True)
    approve_post(post=given, by=moderator)
    done = edit(guest, given)
    assert (done.status_code, done["Location"]) == (303, f"/posts/{given.pk}/thanks")
    given.refresh_from_db()
    assert given.concealment.kind == "held"
    assert SPAM not in Client().get(given.parent.get_absolute_url()).text
    assert "Buy my" not in Client().get("/search?q=pills").text
    assert Client().get(f"/posts/{given.pk}/revisions").status_code == 404
    given.parent.refresh_from_db()
    assert given.parent.answer_count == 0
    approve_post(post=given, by=moderator)
    given.parent.refresh_from_db()
    assert given.parent.answer_count == 1


def test_where_guests_posts_are_shown_at_once_an_edit_is_too(guest, given, set_site):
    set_site(guest_answers="open")
    approve_post(post=given, by=member(staff=True))
    assert "/questions/" in edit(guest, given, BODY + " And one thing more.")["Location"]
    given.refresh_from_db()
    assert given.is_public


@pytest.mark.parametrize("act", [reject_post, delete_post])
def test_what_a_moderator_took_back_stays_as_it_was(guest, given, act):
    act(post=given, by=member(staff=True), reason="No.")
    assert guest.get(f"/posts/{given.pk}/edit").status_code == 403
    assert guest.post(f"/posts/{given.pk}/edit", {"body": SPAM, "base": ""}).status_code == 403
    given.refresh_from_db()
    assert given.body == BODY


def test_a_locked_post_is_locked_for_its_guest(guest, given):
    moderator = member(staff=True)
    approve_post(post=given, by=moderator)
    lock_post(post=given, by=moderator, reason="It has gone round in circles.")
    assert edit(guest, given).status_code == 403
    given.refresh_from_db()
    assert given.body == BODY


def test_a_key_opens_only_what_it_wrote_and_is_not_believed_unsigned(guest, given):
    key = guest.cookies["guest_key"]
    assert key["httponly"]
    assert key["samesite"] == "Lax"
    for value in ("", "x", key.value.split(":")[0], key.value[:-1], key.value.replace(":", "::")):
        stranger = Client()
        stranger.cookies["guest_key"] = value
        assert stranger.get(f"/posts/{given.pk}/edit").status_code == 404
        assert stranger.get(f"/posts/{given.pk}/thanks").status_code == 404
    assert guest.get(f"/posts/{given.parent_id}/edit").status_code == 403
