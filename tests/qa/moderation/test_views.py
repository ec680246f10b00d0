"""The acts on the thread page: POST only, for those who may, with and without htmx."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.services.suspending import suspend
from qa.moderation.acts import POST_ACTS
from qa.moderation.models import LogEntry
from qa.posts.models import Post
from qa.posts.services.writing import Guest
from tests.factories import answer, member, question

HTMX = {"HTTP_HX_REQUEST": "true"}
FIELDS = {"close": {"reason": "off-topic"}, "lock": {"reason": "a quarrel"}}


def _client(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _act(client, post, name: str, *, htmx=False, **fields):
    return client.post(reverse(f"moderation:{name}", args=[post.pk]), fields, **(HTMX if htmx else {}))


def _ready_for(name: str) -> Post:
    """A post that the act fits."""
    if name in ("approve", "reject"):
        return answer(to=question(), guest=Guest(name="Pat"))
    post = question()
    before = {"reopen": "close", "restore": "hide", "unlock": "lock"}.get(name)
    if before:
        _act(_client(member(staff=True)), post, before, **FIELDS.get(before, {}))
    return post


@pytest.mark.django_db
@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("name", POST_ACTS)
def test_a_moderator_acts_on_the_thread_page(name, htmx):
    post = _ready_for(name)
    mo = member(staff=True)
    response = _act(_client(mo), post, name, htmx=htmx, **FIELDS.get(name, {}))
    if htmx:
        assert response.headers["HX-Refresh"] == "true"
    else:
        assert response.status_code == 303
        assert response["Location"] == post.get_absolute_url()
    assert LogEntry.objects.filter(actor=mo, post=post).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", POST_ACTS)
def test_others_are_refused_with_a_sentence(name):
    post = _ready_for(name)
    before = LogEntry.objects.count()
    for client in (_client(member(points=100_000)), Client()):
        response = _act(client, post, name, **FIELDS.get(name, {}))
        assert response.status_code in (403, 404)  # 404: what they cannot see does not exist for them
        if response.status_code == 403:
            assert "moderator" in response.content.decode() or "log in" in response.content.decode()
    assert LogEntry.objects.count() == before


@pytest.mark.django_db
def test_only_post():
    post = question()
    assert _client(member(staff=True)).get(reverse("moderation:close", args=[post.pk])).status_code == 405


@pytest.mark.django_db
def test_authors_hide_and_restore_their_own_without_a_row_in_the_log():
    ann = member("ann")
    post = question(by=ann)
    assert _act(_client(ann), post, "hide").status_code == 303
    post.refresh_from_db()
    assert post.concealment.by == ann
    assert _act(_client(ann), post, "restore").status_code == 303
    assert not LogEntry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "fields", "status", "sentence"),
    [
        ("close", {}, 422, "This field is required."),
        ("close", {"reason": "because"}, 422, "valid choice"),
        ("close", {"reason": "duplicate"}, 422, "Say which question this one repeats."),
        ("close", {"reason": "duplicate", "duplicate_of": "999999"}, 422, "no question with this number"),
        ("close", {"reason": "duplicate", "duplicate_of": "nonsense"}, 422, "no question with this number"),
        ("close", {"reason": "9" * 40}, 422, "valid choice"),
        ("close", {"reason": "\x00"}, 422, ""),
        ("lock", {"reason": " "}, 422, "required"),
        ("lock", {"reason": "x" * 301}, 422, "300"),
        ("lock", {"reason": "quarrel", "until": "yesterday"}, 422, "valid date"),
        ("lock", {"reason": "quarrel", "until": "9999-12-31"}, 303, ""),
        ("reopen", {}, 409, "perhaps somebody else was quicker"),
        ("approve", {}, 409, "perhaps somebody else was quicker"),
    ],
)
def test_bad_input_gets_its_sentence(name, fields, status, sentence):
    response = _act(_client(member(staff=True)), question(), name, **fields)
    assert response.status_code == status
    assert sentence in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["{id}", "#{id}", "/q/{id}", "https://forum.example/questions/{id}/a-slug#17"])
def test_the_original_by_number_or_address(how):
    post, original = question(), question()
    fields = {"reason": "duplicate", "duplicate_of": how.format(id=original.pk)}
    assert _act(_client(member(staff=True)), post, "close", **fields).status_code == 303
    post.refresh_from_db()
    assert post.closure.duplicate_of_id == original.pk


@pytest.mark.django_db
def test_a_suspended_moderator_cannot_act():
    mo = member("mo")
    suspend(user=mo, by=member(staff=True), until=timezone.now() + timedelta(days=1), reason="a pause")
    mo.refresh_from_db()
    mo.is_staff = True
    mo.save()
    assert _act(_client(mo), question(), "close", reason="off-topic").status_code == 403


@pytest.mark.django_db
def test_back_to_where_it_came_from_only_on_this_site():
    mo = _client(member(staff=True))
    assert _act(mo, question(), "hide", next="/questions?page=2")["Location"] == "/questions?page=2"
    post = question()
    assert _act(mo, post, "hide", next="https://evil.example/")["Location"] == post.get_absolute_url()
