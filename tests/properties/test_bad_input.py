"""Whatever is sent to whatever address: an answer with a sentence, never a 500 (Django's client raises what a page raises)."""
# ruff: noqa: E501 - tables of cases read better in one line each

import re
from itertools import product

import pytest
from django.contrib import admin
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.architecture.addresses import ROWS
from tests.architecture.world import ROLES
from tests.properties import strategies as odd

pytestmark = pytest.mark.django_db

bounded = settings(
    max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
readers = st.sampled_from(ROLES)
PARAMETER = re.compile(r"<[^>]+>|\(\?P<[^)]+\)\)?")
OWN = {pattern: row for pattern, row in ROWS.items() if not pattern.startswith("accounts/")}
WITH_PARTS = [pattern for pattern in ROWS if PARAMETER.search(pattern)]
FORMS = {
    **{pattern: row.address for pattern, row in ROWS.items() if row.data is not None},
    "ask": lambda w: "/questions/ask",
    "edit a question": lambda w: f"/posts/{w.question.pk}/edit",
    "edit an answer": lambda w: f"/posts/{w.answer.pk}/edit",
    "comment": lambda w: f"/posts/{w.question.pk}/comments",
    "edit a comment": lambda w: f"/comments/{w.comment.pk}/edit",
    "settings": lambda w: "/accounts/settings",
    "leave": lambda w: "/accounts/leave",
    **{
        name: (lambda path: lambda w: path)(f"/accounts/{name}/")
        for name in ("login", "signup", "email", "password/reset", "reauthenticate")
    },
}
READING_FORMS = (
    "ask",
    "questions/<int:question_id>/answer",
    "comment",
    "posts/draft",
    "posts/upload",
    "settings",
    "login",
)


def check(response) -> None:
    """An answer, and for a refusal a sentence in it."""
    assert response.status_code < 500
    if response.status_code >= 400 and response.request["REQUEST_METHOD"] != "HEAD":
        words = re.sub(r"<[^>]+>", " ", response.text_shown.decode())
        assert len(words.split()) > 3, (response.status_code, response.text_shown)


@pytest.mark.parametrize("pattern", WITH_PARTS)
@given(parts=st.lists(odd.segment, min_size=3, max_size=3), role=readers, method=st.sampled_from(["get", "post"]))
@bounded
def test_unusual_ids_and_names_in_addresses(visit, pattern, parts, role, method):
    left = iter(parts)
    path = "/" + PARAMETER.sub(lambda _found: next(left), pattern.replace("^", "").replace("$", ""))
    check(visit(role, path, method))


@pytest.mark.parametrize("pattern", [pattern for pattern, row in OWN.items() if row.data is None])
@given(query=odd.query, role=readers)
@bounded
def test_unusual_queries(world, visit, pattern, query, role):
    path = ROWS[pattern].address(world).partition("?")[0]
    check(visit(role, path, "get", query) if isinstance(query, dict) else visit(role, f"{path}?{query}"))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@given(fields=odd.fields(), role=readers, htmx=st.booleans())
@bounded
def test_unusual_forms(world, visit, form, fields, role, htmx):
    check(visit(role, form(world), "post", fields, headers={"hx-request": "true"} if htmx else {}))


@pytest.mark.parametrize(
    ("address", "fields"), [(address, fields) for address, fields in odd.GOOD.values()], ids=odd.GOOD
)
def test_one_unusual_field_in_a_good_form(world, visit, address, fields):
    """The rest is as the form wants it, so that the odd value gets all the way to the service and the database."""
    good = fields(world) if callable(fields) else fields
    for name, value in product(good, odd.HARD):
        check(visit("moderator", address.format(w=world), "post", good | {name: value}))


@pytest.mark.parametrize("form", [FORMS[name] for name in READING_FORMS], ids=READING_FORMS)
@pytest.mark.parametrize("role", ["guest", "moderator"])
def test_bodies_that_are_no_form(world, visit, form, role):
    for body, content_type in odd.BODIES:
        check(visit(role, form(world), "send", (body, content_type)))


@pytest.mark.parametrize("headers", odd.HEADERS, ids=lambda headers: " ".join(headers))
def test_unusual_headers(world, visit, headers):
    for role in ("guest", "moderator"):
        for path in (
            "/",
            world.question.get_absolute_url(),
            f"/posts/{world.question.pk}/comments",
            "/accounts/login/",
            "/nothing",
        ):
            check(visit(role, path, headers=headers))
        check(visit(role, f"/posts/{world.answer.pk}/vote", "post", {"kind": "up"}, headers=headers))
        check(visit(role, f"/questions/{world.question.pk}/answer", "post", {"body": "x"}, headers=headers))


@pytest.mark.parametrize("method", ["put", "options", "nonsense"])
def test_unusual_methods(world, visit, method):
    for pattern, role in product(OWN, ("guest", "moderator")):
        check(visit(role, ROWS[pattern].address(world), method))


@pytest.mark.parametrize("path", ["/" + "x" * 100_000, "/questions/" + "1/" * 500, "//evil.example", "/%00", "/%ff%fe", "/\\evil", "/media/posts/" + "x" * 3000, "/static/%00", "/theme.css/%ff/"])  # fmt: skip
def test_addresses_that_are_none(visit, path):
    for role in ROLES:
        check(visit(role, path))


def test_a_visitor_without_anything_is_answered():
    assert Client().get("/", headers={"user-agent": ""}).status_code == 200


ADMIN = [f"/admin/{model._meta.app_label}/{model._meta.model_name}/" for model in admin.site._registry]


@pytest.mark.slow
@pytest.mark.parametrize("path", ADMIN)
@given(part=odd.segment, query=odd.query)
@settings(bounded, max_examples=5)
def test_unusual_addresses_in_the_admin(visit, path, part, query):
    for end in (f"{part}/change/", f"{part}/", f"{part}/history/", f"{part}/act/hide/"):
        check(visit("owner", path + end))
    check(visit("owner", path, "get", query) if isinstance(query, dict) else visit("owner", f"{path}?{query}"))
    for lookup in ("id__exact", "q", "o", "p", "author__id__exact", "all", "state", "_popup", "_to_field"):
        check(visit("owner", f"{path}?{lookup}={part}"))
