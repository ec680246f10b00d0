"""Pages that say no: with the reason, a way on, and what was typed."""

import pytest
from django.test import Client

from qa.posts.views import lists
from tests.factories import BODY, member, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict():
    """A member's browser whose tokens are checked."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(member("ada"))
    return client


def test_an_old_form_is_given_back_with_all_that_was_typed(strict):
    response = strict.post("/questions/ask", {"title": "A title of a good length", "body": BODY, "tags": "sleep"})
    assert response.status_code == 403
    assert "Nothing is lost" in response.text
    for kept in (
        BODY,
        'name="title" value="A title of a good length"',
        'action="/questions/ask"',
        'name="csrfmiddlewaretoken"',
    ):
        assert kept in response.text


def test_an_answer_too_and_it_can_then_be_sent(strict):
    asked = question()
    response = strict.post(f"/questions/{asked.pk}/answer", {"body": BODY})
    assert response.status_code == 403
    token = response.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert strict.post(f"/questions/{asked.pk}/answer", {"body": BODY, "csrfmiddlewaretoken": token}).status_code == 303


def test_secrets_are_not_given_back(strict):
    response = strict.post("/accounts/leave", {"password": "correct-horse-7", "name": "keep"})
    assert response.status_code == 403
    assert "correct-horse-7" not in response.text


def test_a_form_from_elsewhere_gets_no_fresh_token(strict):
    response = strict.post("/questions/ask", {"body": BODY}, headers={"origin": "https://evil.example"})
    assert response.status_code == 403
    assert BODY not in response.text
    assert "csrfmiddlewaretoken" not in response.text.split('<main id="content"')[1].split("</main>")[0]


def test_htmx_gets_the_sentence_alone(strict):
    response = strict.post(f"/posts/{question().pk}/vote", {"kind": "up"}, headers={"hx-request": "true"})
    assert response.status_code == 403
    assert "<html" not in response.text


@pytest.mark.parametrize(
    ("request_", "status", "words"),
    [
        (lambda c: c.get("/nothing/here"), 404, "nothing at this address"),
        (lambda c: c.put("/posts/preview"), 405, "cannot be used in that way"),
        (lambda c: c.get("/", headers={"host": "evil.example"}), 400, "makes no sense"),
        (
            lambda c: c.generic("POST", "/posts/preview", b"a=1", "application/x-www-form-urlencoded; charset=utf-16"),
            400,
            "makes no sense",
        ),
        (lambda c: c.post("/posts/preview", {f"a{n}": "x" for n in range(1200)}), 400, "makes no sense"),
        (
            lambda c: c.generic(
                "POST", "/posts/preview", b"body=" + b"x" * 3_000_000, "application/x-www-form-urlencoded"
            ),
            400,
            "makes no sense",
        ),
    ],
    ids=["nothing here", "wrong method", "wrong host", "charset", "too many fields", "too long"],
)
@pytest.mark.parametrize("logged_in", [False, True])
def test_each_has_its_page(request_, status, words, logged_in):
    client = Client()
    if logged_in:
        client.force_login(member())
    response = request_(client)
    assert response.status_code == status
    assert words in response.text
    assert '<main id="content"' in response.text


def test_a_fault_of_ours_has_a_page_that_needs_nothing(client, monkeypatch):
    def break_down(*args, **kwargs):
        raise RuntimeError("a fault")

    monkeypatch.setattr(lists, "page_size", break_down)
    client.raise_request_exception = False
    response = client.get("/questions")
    assert response.status_code == 500
    assert "a fault" not in response.text
    assert "<h1" in response.text


def test_wrong_methods_say_which_would_work(client):
    assert client.get("/posts/preview")["Allow"] == "POST"
