"""Answering without an account: token and stamp only when used, held for a moderator, and an address nobody sees."""
# ruff: noqa: E501 - tables of cases read better in one line each

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from qa.posts.models import Answer, GuestAuthor, Post
from qa.posts.services import guests
from qa.posts.services.accepting import accept_answer
from qa.posts.services.concealing import approve_post, reject_post
from qa.posts.services.guests import new_stamp
from qa.site.models import RateCounter
from tests.factories import BODY, member, question

pytestmark = pytest.mark.django_db
EMAIL = "ada@guests.example"
TYPED = {"body": BODY, "guest_name": "Ada", "guest_email": EMAIL}


@pytest.fixture
def asked() -> Post:
    return question()


@pytest.fixture
def guest() -> Client:
    """A browser whose tokens are checked, as real ones are."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def patient(monkeypatch):
    """Stamps are old enough at once."""
    monkeypatch.setattr(guests, "FASTEST", -1)


def send(client: Client, asked: Post, headers=None, **fields):
    return client.post(f"/questions/{asked.pk}/answer", TYPED | fields, headers=headers or {})


def with_token(client: Client, asked: Post, **fields):
    """What a browser sends that has been given the form with token and stamp."""
    form = client.get(f"/questions/{asked.pk}/answer/form").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)[1]
    stamp = re.search(r'name="stamp" value="([^"]+)"', form)[1]
    return send(client, asked, csrfmiddlewaretoken=token, **{"stamp": stamp} | fields)


def answered(client: Client, asked: Post) -> Answer:
    response = with_token(client, asked)
    given = Answer.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/posts/{given.pk}/thanks")
    return given


def test_without_a_token_the_form_comes_back_with_one_and_all_that_was_typed(guest, asked, headers):
    response = send(guest, asked, headers)
    assert response.status_code == 422
    assert not Answer.objects.exists()
    for kept in (BODY, 'value="Ada"', f'value="{EMAIL}"', 'name="csrfmiddlewaretoken"', 'name="stamp" value="guest:'):
        assert kept in response.text
    assert ("<h1" in response.text) is not bool(headers)


def test_what_came_back_can_be_sent_and_is_taken(guest, asked, patient):
    form = send(guest, asked).text
    fields = dict(re.findall(r'name="(csrfmiddlewaretoken|stamp)" value="([^"]+)"', form[form.index("your-answer") :]))
    assert send(guest, asked, **fields).status_code == 303


def test_a_form_sent_within_three_seconds_is_given_back(guest, asked):
    response = with_token(guest, asked)
    assert response.status_code == 422
    assert "very quick" in response.text
    assert BODY in response.text


@pytest.mark.parametrize("stamp", ["", "guest", "guest:1:x", "guest:zzzzzz:forged", "\u00b2:\u00b2:\u00b2"])
def test_a_forged_stamp_is_no_stamp(guest, asked, patient, stamp):
    assert with_token(guest, asked, stamp=stamp).status_code == 422
    assert not Answer.objects.exists()


def test_a_stamp_of_yesterday_is_given_anew(guest, asked, monkeypatch):
    old = new_stamp()
    monkeypatch.setattr(guests, "SLOWEST", -1)
    response = with_token(guest, asked, stamp=old)
    assert response.status_code == 422
    assert BODY in response.text


def test_the_honeypot_catches_programs(guest, asked, patient):
    response = with_token(guest, asked, website="https://spam.example")
    assert response.status_code == 422
    assert not Answer.objects.exists()


@pytest.mark.parametrize("email", ["no address", "a@b", "a b@c.de", "x" * 300 + "@example.org"])
def test_a_wrong_address_is_said_and_the_text_kept(guest, asked, patient, email):
    response = with_token(guest, asked, guest_email=email)
    assert response.status_code == 422
    assert "guest_email" in response.context["answer_form"].errors
    assert BODY in response.text


def test_it_is_held_seen_by_moderators_only_and_by_its_own_browser(guest, asked, patient, browser):
    given = answered(guest, asked)
    assert (given.concealment.kind, given.author, given.author_name) == ("held", None, "Ada")
    for reader, status in ((browser(), 404), (browser(asked.author), 404), (browser(member(staff=True)), 302)):
        assert reader.get(f"/a/{given.pk}").status_code == status
    asked.refresh_from_db()
    assert asked.answer_count == 0
    assert f'id="post-{given.pk}"' not in browser().get(asked.get_absolute_url()).text
    assert f'id="post-{given.pk}"' in browser(member(staff=True)).get(asked.get_absolute_url()).text
    assert guest.get(f"/posts/{given.pk}/thanks").status_code == 200
    assert browser().get(f"/posts/{given.pk}/thanks").status_code == 404


def test_the_guests_browser_edits_its_answer_and_no_other_does(guest, asked, patient, browser):
    given = answered(guest, asked)
    page = guest.get(f"/posts/{given.pk}/edit")
    assert page.status_code == 200
    base = re.search(r'name="base" value="([^"]+)"', page.text)[1]
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]
    text = "I would like to say this a little better."
    done = guest.post(f"/posts/{given.pk}/edit", {"body": text, "base": base, "csrfmiddlewaretoken": token})
    assert done.status_code == 303
    given.refresh_from_db()
    assert given.body == text
    assert browser().get(f"/posts/{given.pk}/edit").status_code == 404
    assert browser(member()).get(f"/posts/{given.pk}/edit").status_code == 404


def test_a_guest_waits_three_minutes_also_with_another_browser(guest, asked, patient):
    answered(guest, asked)
    response = with_token(Client(enforce_csrf_checks=True), question())
    assert response.status_code == 303  # the factory's question has reset the counters
    response = with_token(Client(enforce_csrf_checks=True), asked)
    assert response.status_code == 429
    assert 120 < int(response["Retry-After"]) <= 180
    assert BODY in response.text


def test_another_network_does_not_wait(guest, asked, patient):
    answered(guest, asked)
    elsewhere = Client(enforce_csrf_checks=True, REMOTE_ADDR="203.0.113.9")
    assert with_token(elsewhere, asked).status_code == 303
    assert not RateCounter.objects.filter(key__contains="203.0.113").exists()


def test_no_page_holds_the_address_not_even_for_moderators(guest, asked, patient, browser):
    given = answered(guest, asked)
    moderator = member(staff=True)
    approve_post(post=given, by=moderator)
    accept_answer(answer=given, by=asked.author)
    for reader in (browser(), browser(member()), browser(asked.author), browser(moderator), guest):
        for path in (asked.get_absolute_url(), f"/posts/{given.pk}/revisions", f"/posts/{given.pk}/comments", "/", "/search?q=calm",
                     f"/posts/{given.pk}/edit", f"/posts/{given.pk}/thanks", "/feeds/questions", "/accounts/export"):  # fmt: skip
            assert EMAIL not in reader.get(path).text
    for path in (
        f"/admin/posts/answer/{given.pk}/change/",
        "/admin/posts/answer/?q=ada@guests.example",
        "/admin/moderation/heldpost/",
    ):
        page = browser(moderator).get(path).text
        assert EMAIL not in page.replace('value="ada@guests.example"', "")  # the search box repeats what was typed


def test_a_rejected_answer_stays_hidden_and_its_browser_cannot_publish_it(guest, asked, patient, browser):
    given = answered(guest, asked)
    reject_post(post=given, by=member(staff=True), reason="An advertisement.")
    assert browser().get(f"/a/{given.pk}").status_code == 404
    assert guest.post(f"/posts/{given.pk}/restore").status_code in (403, 404)
    given.refresh_from_db()
    assert given.concealment.kind == "rejected"


def test_where_the_owner_trusts_guests_it_is_public_at_once(guest, asked, patient, set_site):
    set_site(guest_answers="open")
    assert answered(guest, asked).is_public


def test_where_the_owner_wants_none_there_is_no_form(guest, asked, set_site):
    set_site(guest_answers="off")
    page = guest.get(asked.get_absolute_url())
    assert 'name="guest_email"' not in page.text
    response = send(guest, asked)
    assert response.status_code in (403, 422)
    assert not Answer.objects.exists()


def test_guests_may_ask_only_where_the_owner_lets_them(client, typed, set_site, patient):
    assert client.post("/questions/ask", typed).status_code == 403
    set_site(guest_questions="held")
    form = client.get("/questions/ask")
    assert form.status_code == 200
    response = client.post("/questions/ask", typed | {"guest_email": EMAIL, "stamp": new_stamp()})
    asked = Post.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/posts/{asked.pk}/thanks")
    assert asked.concealment.kind == "held"
    assert client.get(response["Location"]).status_code == 200


def test_keys_are_kept_hashed_and_the_cookie_is_for_the_program_alone(guest, asked, patient):
    given = answered(guest, asked)
    cookie = guest.cookies["guest_key"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    kept = GuestAuthor.objects.get(post=given)
    assert kept.edit_key_hash not in cookie.value
    assert kept.email == EMAIL
    assert kept.created_at > timezone.now() - timedelta(minutes=5)
